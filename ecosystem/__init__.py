"""One act for each tool that users have: the tool takes the data, and what it holds is compared with the records."""
