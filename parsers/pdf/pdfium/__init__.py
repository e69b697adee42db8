"""Pages as pdfium sees them, through its raw interface: the fast source."""
