"""The history in files: complete as JSON, for spreadsheets as CSV, for clinics as FHIR."""
