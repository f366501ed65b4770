"""The engine: it reads a course from a folder, checks it and prints it; it knows no course and no MkDocs."""
