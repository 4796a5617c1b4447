"""Where one can be in the program. The first five have a button in the rail."""

TODAY, ROUTINES, HISTORY, SETTINGS = "today", "routines", "history", "settings"
WORKBENCH = "workbench"
FIRST_START, SIGNS, SESSION, KEYS = "first-start", "signs", "session", "keys"
MENDING, TRY = "mending", "try"

PLACES = {
    TODAY: "Today",
    ROUTINES: "Routines",
    HISTORY: "History",
    WORKBENCH: "Workbench",
    SETTINGS: "Settings",
}
# What is said of a page that has no button there.
SAID = {
    FIRST_START: "First start",
    SIGNS: "Warning signs",
    SESSION: "Session",
    KEYS: "Keys",
    MENDING: "Damaged history",
    TRY: "A try of the routine",
}
