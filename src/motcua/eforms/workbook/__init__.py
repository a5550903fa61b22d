"""Forms as one .xlsx, and back: for officials who work in Excel."""
