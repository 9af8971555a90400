"""The local application: articles read, corrected and kept in the browser, and the same as an API for programs."""
