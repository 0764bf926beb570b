"""Acts: what follows an agreement that is signed, what each of them says, and what is in force on a day."""
