"""Results as files: tables, pages, and the forms that platforms take back."""
