"""Moving a case to another computer: handing it over, taking it over, taking a handover back."""
