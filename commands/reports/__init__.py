"""The month-end report: a month in figures by place, kept for good once it is over, told to who answers for it (R74)."""
