"""The whole program in a process that may not create a network socket."""
