const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Markup that was put together here; only such is inserted as it is. */
export interface Markup {
  readonly markup: string;
}

/** Puts markup together. Texts are escaped, markup and lists of it are not. */
export function html(
  parts: TemplateStringsArray,
  ...values: (string | Markup | readonly Markup[])[]
): Markup {
  const shown = values.map((value) => {
    if (typeof value === 'string') return value.replace(/[&<>"']/g, (letter) => entities[letter] ?? '');
    return [value]
      .flat()
      .map((piece) => (piece as Markup).markup)
      .join('');
  });
  return { markup: String.raw({ raw: parts }, ...shown) };
}

/** A whole page of the shop. `script` is the path of its own script. */
export function page(title: string, head: Markup, body: Markup): string {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/shop.css">
${head}
</head>
<body>
<header class="top"><a href="/" class="brand"><i aria-hidden="true"></i>Adire Lane</a><p>Cloth from Abeokuta, made by hand</p></header>
${body}
</body>
</html>`.markup;
}
