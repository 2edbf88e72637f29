import { richTextLength, richTextToPlain } from '@millyard/contracts'
import fc from 'fast-check'
import { parseDocument } from 'htmlparser2'
import { describe, expect, test } from 'vitest'
import { toRichText } from './rich-text.ts'

const ALLOWED = ['h3', 'h4', 'p', 'ul', 'ol', 'li', 'strong', 'em', 'a', 'br']

/** Everything in a text that a browser could do something with. */
function elementsOf(html: string): { name: string; attribs: Record<string, string> }[] {
  const found: { name: string; attribs: Record<string, string> }[] = []
  const walk = (nodes: ReturnType<typeof parseDocument>['children']) => {
    for (const node of nodes) {
      if ('name' in node) found.push({ name: node.name, attribs: 'attribs' in node ? node.attribs : {} })
      else if (node.type !== 'text') found.push({ name: node.type, attribs: {} })
      if ('children' in node) walk(node.children as typeof nodes)
    }
  }
  walk(parseDocument(html).children)
  return found
}

function expectHarmless(stored: string): void {
  for (const { name, attribs } of elementsOf(stored)) {
    expect(ALLOWED).toContain(name)
    expect(Object.keys(attribs)).toEqual(name === 'a' ? ['href'] : [])
    if (attribs.href !== undefined) expect(attribs.href).toMatch(/^(https?:\/\/|mailto:)/)
  }
  expect(toRichText(stored), 'a stored text stays as it is').toBe(stored)
}

describe('what people write', () => {
  test.each([
    [
      'plain text',
      'One.\n\nTwo,\nthree < four & "five"',
      '<p>One.</p><p>Two,<br>three &lt; four &amp; &quot;five&quot;</p>',
    ],
    ['a size', 'Fits paper <A4, in oak.', '<p>Fits paper &lt;A4, in oak.</p>'],
    ['a formula', 'If a <b and c> d, it fits.', '<p>If a &lt;b and c&gt; d, it fits.</p>'],
    ['an arrow and a heart', '<- left <3 </right <!', '<p>&lt;- left &lt;3 &lt;/right &lt;!</p>'],
    ['names in angle brackets', 'From <Anna> and <A4/>', '<p>From &lt;Anna&gt; and &lt;A4/&gt;</p>'],
    ['plain text with room in it', 'One  two \n three\u200b', '<p>One two<br>three</p>'],
    ['a closed tag alone', 'Oak<BR/>Ash', '<p>Oak<br>Ash</p>'],
    ['spaces in marks', '<p>x<i> </i><i> </i> <i> y</i></p>', '<p>x <em> y</em></p>'],
    ['lines and room', '<p> <br>a <br> <br> <br> b<br> <i> </i></p>', '<p>a<br><br>b</p>'],
    ['nothing', '  ', ''],
    ['empty paragraphs', '<p></p><p> </p><p><br></p><p><strong></strong></p>', ''],
    ['an editor’s list', '<ul><li><p>a</p></li><li><p>b</p></li></ul>', '<ul><li><p>a</p></li><li><p>b</p></li></ul>'],
    ['a bare list', '<ul><li>a<ol><li>b</li></ol></li></ul>', '<ul><li><p>a</p><ol><li><p>b</p></li></ol></li></ul>'],
    [
      'headings of a page',
      '<h1>Care</h1>wash <b>cold</b><h6>Oil</h6>',
      '<h3>Care</h3><p>wash <strong>cold</strong></p><h4>Oil</h4>',
    ],
    ['a heading in a list', '<ul><li><h3>a</h3></li></ul>', '<ul><li><p>a</p></li></ul>'],
    [
      'a link',
      '<p><a href="https://mill.example/a?b=1&amp;c=2" target="_blank" onclick="x()" class="k">here</a></p>',
      '<p><a href="https://mill.example/a?b=1&amp;c=2">here</a></p>',
    ],
    ['a mail address', '<a href="MAILTO:a@b.example">us</a>', '<p><a href="mailto:a@b.example">us</a></p>'],
    ['marks in marks', '<p><b><strong>x</strong></b><i><em>y</em></i></p>', '<p><strong>x</strong><em>y</em></p>'],
    [
      'a word processor',
      '<p class="MsoNormal" style="mso-x:y"><span lang="EN-GB">Oak<o:p></o:p></span></p><!--[if gte mso 9]><xml>x</xml><![endif]-->',
      '<p>Oak</p>',
    ],
    [
      'Google Docs',
      '<meta charset="utf-8"><b style="font-weight:normal;" id="docs-internal-guid-1"><h2 dir="ltr" style="line-height:1.38"><span style="font-size:16pt;font-weight:400">Care</span></h2><p dir="ltr"><span style="font-weight:700;white-space:pre-wrap">Oil</span><span style="font-style:italic"> it</span></p></b><br class="Apple-interchange-newline">',
      '<h3>Care</h3><p><strong>Oil</strong><em> it</em></p>',
    ],
    ['blocks in blocks', '<div><div>a</div><p>b</p>c</div>', '<p>a</p><p>b</p><p>c</p>'],
    ['a block in a mark', '<strong>a<p>b</p></strong>', '<p>a</p><p>b</p>'],
    ['a table', '<table><tr><td>a</td><td>b</td></tr></table>', '<p>ab</p>'],
    ['white space of the source', '<p>\n  a\n  b\t</p>\n', '<p>a b</p>'],
    ['an entity', '<p>caf&eacute; &#x3c;b&#x3e;</p>', '<p>café &lt;b&gt;</p>'],
  ])('%s', (_, input, stored) => {
    expect(toRichText(input)).toBe(stored)
    expectHarmless(stored)
  })

  test('counts and shows the text, not its tags', () => {
    const text = toRichText('<h3>A</h3><ul><li>b &amp; c</li></ul><p>d<br>e</p>')
    expect(richTextToPlain(text)).toBe('A\n• b & c\nd\ne')
    expect(richTextLength('<p><strong>four</strong></p>')).toBe(4)
  })
})

describe('what is written to keep the service busy', () => {
  const MANY = 80_000
  test.each([
    ['<', '<'.repeat(MANY)],
    ['<a', '<a'.repeat(MANY / 2)],
    ['<br>', `${'<br>'.repeat(MANY / 4)}x`],
    ['<br> ', `x${'<br> '.repeat(MANY / 5)}x`],
    ['<p>', '<p>'.repeat(MANY / 3)],
    ['<b>', '<b>'.repeat(MANY / 3)],
    ['<ul><li>', '<ul><li>x'.repeat(MANY / 9)],
    ['<a href>', '<a href="https://a.example/">'.repeat(MANY / 29)],
    ['&', '&'.repeat(MANY)],
    ['spaces of their own', `<p>x${'<i> </i>'.repeat(MANY * 3)}y</p>`],
    ['new lines', '<br>'.repeat(MANY * 2)],
    ['new lines between words', `<p>x${'<br>'.repeat(MANY * 2)}<i>y</i></p>`],
    ['tags without an end', '<p '.repeat(MANY)],
    ['attributes without an end', '<p ='.repeat(MANY)],
  ])(
    'is read in a moment: many %s',
    (_, input) => {
      richTextLength(input)
      toRichText(input)
    },
    // A quadratic reading takes a minute; ours takes a second.
    20_000,
  )
})

describe('attacks', () => {
  const ATTACKS = [
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    '"><script>alert(1)</script>',
    '<svg onload=alert(1)>',
    '<svg><script>alert(1)</script></svg>',
    '<svg><style><img src=x onerror=alert(1)></style></svg>',
    '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;">',
    '<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>',
    '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
    '<p title="</p><img src=x onerror=alert(1)>">x</p>',
    '<template><img src=x onerror=alert(1)></template>',
    '<xmp><img src=x onerror=alert(1)></xmp>',
    '<textarea><img src=x onerror=alert(1)></textarea>',
    '<title></title><img src=x onerror=alert(1)>',
    '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
    '<object data="data:text/html,<script>alert(1)</script>"></object>',
    '<embed src="javascript:alert(1)">',
    '<base href="https://evil.example/">',
    '<meta http-equiv="refresh" content="0;url=https://evil.example">',
    '<link rel="stylesheet" href="https://evil.example/x.css">',
    '<style>@import "https://evil.example/x.css"; p{background:url(javascript:alert(1))}</style>',
    '<p style="background:url(javascript:alert(1));position:fixed;inset:0">x</p>',
    '<a href="javascript:alert(1)">x</a>',
    '<a href="JaVaScRiPt:alert(1)">x</a>',
    '<a href="java\tscript:alert(1)">x</a>',
    '<a href="java&#10;script:alert(1)">x</a>',
    '<a href="&#106;avascript:alert(1)">x</a>',
    '<a href=" &#14; javascript:alert(1)">x</a>',
    '<a href="data:text/html,<script>alert(1)</script>">x</a>',
    '<a href="vbscript:msgbox(1)">x</a>',
    '<a href="//evil.example">x</a>',
    '<a href="/account/sign-out">x</a>',
    '<a href="https://millyard.example@evil.example/">x</a>',
    '<a href="https://a.example" onmouseover="alert(1)">x</a>',
    '<a href="https://a.example/&quot; onmouseover=&quot;alert(1)">x</a>',
    '<a href=https://a.example/"onmouseover="alert(1)>x</a>',
    '<p onclick=alert(1)>x</p>',
    '<p/onclick=alert(1)/x>x',
    '<<p>script>alert(1)<</p>/script>',
    '<scr<script>ipt>alert(1)</scr</script>ipt>',
    '<!--><img src=x onerror=alert(1)>-->',
    '<![CDATA[<img src=x onerror=alert(1)>]]>',
    '<?xml version="1.0"?><img src=x onerror=alert(1)>',
    '<p>&lt;img src=x onerror=alert(1)&gt;</p>',
    '&lt;script&gt;alert(1)&lt;/script&gt;',
    '<details open ontoggle=alert(1)>x</details>',
    '<input autofocus onfocus=alert(1)>',
    '<video><source onerror=alert(1)></video>',
    '<ul><li><script>alert(1)</script></li></ul>',
    '<h3><a href="javascript:alert(1)"><img src=x onerror=alert(1)></a></h3>',
    `${'<div>'.repeat(5_000)}x`,
    `${'<ul><li>'.repeat(300)}x`,
    '<p>a\u202egpj.exe\u2066</p>',
    '<p',
    '</p></ul></script>',
    '<a href="https://a.example"><a href="https://b.example">x</a></a>',
  ]

  test.each(ATTACKS)('%j', (attack) => {
    for (const input of [attack, `<p>before ${attack} after</p>`, `<ul><li>${attack}`])
      expectHarmless(toRichText(input))
  })

  test('whatever comes, what is stored is harmless and stays as it is', () => {
    const piece = fc.oneof(
      fc.constantFrom(...ATTACKS.filter((attack) => attack.length < 500)),
      fc.constantFrom(
        '<p>',
        '</p>',
        '<ul>',
        '<li>',
        '</li>',
        '<b>',
        '</b>',
        '<br>',
        '<a href="https://a.example">',
        '</a>',
        '<h2>',
        '"',
        "'",
        '>',
        '<',
        '&',
        ';',
        '\n',
      ),
      fc.string(),
    )
    fc.assert(fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => expectHarmless(toRichText(pieces.join('')))))
  })
})
