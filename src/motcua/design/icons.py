"""Icons: strokes on a 24 by 24 field, drawn for this product (CC0-1.0)."""

PATHS: dict[str, str] = {
    "search": '<circle cx="10.5" cy="10.5" r="6.5"/><path d="M15.5 15.5L20.5 20.5"/>',
    "person": '<circle cx="12" cy="8" r="3.6"/><path d="M4.5 20c.6-4 3.6-6 7.5-6s6.9 2 7.5 6"/>',
    "next": '<path d="M9.5 6l6 6-6 6"/>',
    "down": '<path d="M6 9.5l6 6 6-6"/>',
    "check": '<path d="M5 12.5l4.5 4.5L19 7.5"/>',
    "cross": '<path d="M7 7l10 10M17 7L7 17"/>',
    "clock": '<circle cx="12" cy="12" r="8.5"/><path d="M12 7.5V12l3 2"/>',
    "late": '<circle cx="12" cy="12" r="8.5"/><path d="M12 7.5V13M12 16v.1"/>',
    "pause": '<circle cx="12" cy="12" r="8.5"/><path d="M9.8 9v6M14.2 9v6"/>',
    "question": '<path d="M9 9.2c.2-2 1.6-3 3.1-3 1.7 0 3 1.1 3 2.7 0 2.3-3 2.4-3 4.6M12 17v.1"/>',
    "paper": '<path d="M6 3.5h8l4 4v13H6z"/><path d="M14 3.5v4h4M9 12h6M9 15.5h6"/>',
    "form": '<path d="M5 4h14v16H5zM8.500 8.500h7M8.500 12h7v3.500h-7z"/>',
    "undo": '<path d="M8.500 5L4.500 9l4 4M5 9h9a5.500 5.500 0 0 1 0 11h-3"/>',
    "redo": '<path d="M15.500 5l4 4-4 4M19 9h-9a5.500 5.500 0 0 0 0 11h3"/>',
    "up": '<path d="M6 14.500l6-6 6 6"/>',
    "warn": '<path d="M12 4L21 19.500H3z"/><path d="M12 10v4.500M12 17.200v.1"/>',
    "good": '<circle cx="12" cy="12" r="8.500"/><path d="M8 12.300l2.800 2.800L16 9.500"/>',
    "path": '<circle cx="6" cy="18" r="2.500"/><circle cx="18" cy="6" r="2.500"/><path d="M8.500 18H14a3.500 3.500 0 0 0 0-7h-4a3.500 3.500 0 0 1 0-7h5.500"/>',
    "flag": '<path d="M5.500 21V4.500h12l-2.500 4 2.500 4h-12"/>',
    "level": '<path d="M4.500 20h4v-5h-4zM10 20h4V10h-4zM15.500 20h4V5h-4z"/>',
    "chart": '<path d="M4.500 4v15.500H20M9 16v-4M13 16V8M17 16v-6"/>',
    "inbox": '<path d="M4 13.5L6.5 5h11L20 13.5V19H4zM4 13.5h4.5l1.5 2.5h4l1.5-2.5H20"/>',
    "take-in": '<path d="M12 4v10M8 10.5l4 4 4-4M5 19.5h14"/>',
    "give-out": '<path d="M12 14.5v-10M8 8l4-4 4 4M5 19.5h14"/>',
    "book": '<path d="M5 4.5h10a4 4 0 0 1 4 4v11H9a4 4 0 0 1-4-4zM9 9h6M9 12.5h6"/>',
    "gear": '<circle cx="12" cy="12" r="3"/><path d="M12 4v2.5M12 17.5V20M4 12h2.5M17.5 12H20M6.3 6.3l1.8 1.8M15.9 15.9l1.8 1.8M17.7 6.3l-1.8 1.8M8.1 15.9l-1.8 1.8"/>',
    "people": '<circle cx="9" cy="9" r="3"/><path d="M3.5 19c.4-3.2 2.5-4.8 5.5-4.8s5.1 1.6 5.5 4.8M15 6.4a3 3 0 0 1 0 5.2M17 14.6c2 .6 3.200 2 3.500 4.400"/>',
    "tree": '<path d="M9 4.500h6v4H9zM4 15.500h6v4H4zM14 15.500h6v4h-6zM12 8.500v3.500M7 15.500V12h10v3.500"/>',
    "calendar": '<path d="M4.500 6h15v14h-15zM4.500 10h15M8.500 3.500V7M15.500 3.500V7"/>',
    "words": '<path d="M4 18L8.500 6 13 18M5.500 14h6M15 12h5M17.500 9.500v5"/>',
    "key": '<circle cx="8" cy="14.5" r="4"/><path d="M11 11.5L19.5 4M16 7l3 3M13.500 9.200l2 2"/>',
    "message": '<path d="M4 5.500h16v11H10l-4 3.500v-3.500H4z"/>',
    "print": '<path d="M7 9V4h10v5M7 17H4.500V9h15v8H17M7 14h10v6H7z"/>',
    "upload": '<path d="M12 15V4M8 8l4-4 4 4M4.500 14.500V20h15v-5.500"/>',
    "baby": '<circle cx="12" cy="12.5" r="7.5"/><path d="M9.4 12v.1M14.6 12v.1M9.5 15c1.6 1.3 3.4 1.3 5 0M12 5c-1.3 1-1.2 2.6.5 2.9"/>',
    "rings": '<circle cx="9" cy="14.5" r="5"/><circle cx="15" cy="14.5" r="5"/><path d="M7.5 6.500L9 4.500l1.500 2L9 8.500z"/>',
    "house": '<path d="M3.500 11.500L12 4.500l8.500 7M6 10v9.500h12V10M10 19.500V14h4v5.500"/>',
    "place": '<path d="M12 21s-6.500-6-6.500-11a6.500 6.500 0 0 1 13 0c0 5-6.500 11-6.500 11z"/><circle cx="12" cy="10" r="2.300"/>',
    "car": '<path d="M4 12.500l2-6h12l2 6v5H4zM4 12.500h16M7.500 15v.1M16.500 15v.1M6 17.500v2M18 17.500v2"/>',
    "shop": '<path d="M4 9l1.500-4.500h13L20 9M4 9a2.660 2.660 0 0 0 5.330 0 2.660 2.660 0 0 0 5.340 0A2.660 2.660 0 0 0 20 9M5.500 12v7.500h13V12M10 19.500V15h4v4.500"/>',
    "work": '<path d="M4 8h16v11.500H4zM9 8V5h6v3M4 13h16M12 12.200v1.700"/>',
    "candle": '<path d="M12 3c1.700 2.100 1.700 3.800 0 5-1.700-1.200-1.700-2.900 0-5zM12 8v3M9 11h6v9.500H9zM6.500 20.500h11"/>',
    "heart": '<path d="M12 20s-7.500-4.600-7.500-10A4 4 0 0 1 12 8a4 4 0 0 1 7.500 2c0 5.400-7.500 10-7.500 10z"/>',
    "school": '<path d="M3 9.500L12 5l9 4.500-9 4.500zM7 12v4.500c3 2 7 2 10 0V12M21 9.500V15"/>',
}  # fmt: skip

_OPEN = '<svg class="ico" viewBox="0 0 24 24" aria-hidden="true" focusable="false">'
DRAWN: dict[str, str] = {name: f"{_OPEN}{path}</svg>" for name, path in PATHS.items()}

MARK = (
    '<svg viewBox="0 0 40 40" aria-hidden="true" focusable="false">'
    '<rect width="40" height="40" rx="4" fill="#B4234B"/>'
    '<path d="M10 40V20a10 10 0 0 1 20 0v20z" fill="#fff"/>'
    '<path d="M14 40V20.500a6 6 0 0 1 6-6V40z" fill="#B4234B"/>'
    '<circle cx="23.500" cy="27" r="1.500" fill="#B4234B"/></svg>'
)
