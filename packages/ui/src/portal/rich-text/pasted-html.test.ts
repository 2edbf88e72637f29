import { expect, test } from 'vitest'
import { withOurHeadings } from './pasted-html.ts'

test('the headings of a copy become ours, and nothing else of it changes', () => {
  expect(withOurHeadings('<h1 style="x">A</h1><H2>B</H2><h3>C</h3><h4>D</h4><h6 class=x>E</h6>')).toBe(
    '<h3 style="x">A</h3><h3>B</h3><h3>C</h3><h4>D</h4><h4 class=x>E</h4>',
  )
  for (const html of ['<hr>', '<header>h1</header>', 'h2 < h3', '<h12>x</h12>'])
    expect(withOurHeadings(html)).toBe(html)
})
