/** What is pasted, with the headings of its page (one to six) as the two that a text of ours has; the editor knows no others. */
export function withOurHeadings(html: string): string {
  return html.replaceAll(/<(\/?)h([1-6])(?=[\s>/])/gi, (_, slash: string, level: string) => {
    return `<${slash}h${Number(level) <= 3 ? 3 : 4}`
  })
}
