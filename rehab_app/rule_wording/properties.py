"""What is proven of a routine, as sentences."""

from rehab_app.engine.proving.properties import Property

PROPERTY_SENTENCES = {
    Property.ENDS: "A session ends, within 12 hours, whatever is answered or left unanswered.",
    Property.DECIDED: "Every answer at every moment meets a rule.",
    Property.NOT_AGAIN: (
        "A pose that hurt 6 or more, or sharply, or like a nerve, does not come back at that dose; "
        "8 or more ends the session."
    ),
    Property.MONOTONE: (
        "More pain never leaves more work, and sharp or nerve pain never more than dull pain does."
    ),
    Property.THERMAL: "Ice and heat stay within their longest time, and their rest between two.",
    Property.WITHIN_PRESCRIPTION: (
        "Nothing goes above what is prescribed, and no swap leads to what a condition avoids."
    ),
    Property.SIDES: "Both sides get the same number of sets, unless pain has stopped one.",
    Property.STOP: "Stop ends the session at once, and no answer never counts as one.",
}
