"""What things are: frozen values, standard library only, no behaviour that needs the outside."""
