import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { RichText } from './rich-text.tsx'

const show = (html: string) => renderToStaticMarkup(createElement(RichText, { html }))

test('a stored text is shown as it was written, and its links say that they are not ours', () => {
  expect(show('<h3>Care</h3><ul><li><p>wash <strong>cold</strong></p></li></ul><p>a<br>b</p>')).toBe(
    '<div><h3>Care</h3><ul><li><p>wash <strong>cold</strong></p></li></ul><p>a<br/>b</p></div>',
  )
  expect(show('<p><a href="https://mill.example/?a=1&amp;b=2">here</a></p>')).toBe(
    '<div><p><a href="https://mill.example/?a=1&amp;b=2" rel="nofollow ugc noopener noreferrer">here</a></p></div>',
  )
})

test.each([
  ['<script>alert(1)</script>'],
  ['<img src=x onerror=alert(1)>'],
  ['<svg><script>alert(1)</script></svg>'],
  ['<p onclick=alert(1) style="position:fixed">x</p>'],
  ['<a href="javascript:alert(1)">x</a>'],
  ['<a href="java\tscript:alert(1)">x</a>'],
  ['<a href="data:text/html,x">x</a>'],
  ['<a href="//evil.example">x</a>'],
  ['<style>@import "//evil.example"</style>'],
  ['<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;">'],
  ['<!--><img src=x onerror=alert(1)>-->'],
  ['&lt;script&gt;alert(1)&lt;/script&gt;'],
])('even what should never have been stored does nothing: %j', (html) => {
  const shown = show(html)
  const tags = [...shown.matchAll(/<([^>]*)>/g)].map(([, inside]) => inside)
  for (const tag of tags) expect(tag).toMatch(/^\/?(div|h3|h4|p|ul|ol|li|strong|em|a|br)\/?$/)
})
