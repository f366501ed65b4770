"""Finding a page by a few words: what each page says, put in an order that a browser can search.

`passages` reads one rendered page and depends on nothing else, so that its result can be kept;
`index.made` joins all pages; `script` writes what the browser loads when someone searches.
"""
