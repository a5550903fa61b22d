"""The design system: styles, icons, base pages, and how dates and money are written."""
