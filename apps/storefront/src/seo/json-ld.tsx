/** Facts in schema.org's words, for search engines. */
export function JsonLd({ data }: { data: Record<string, unknown> }) {
  // What a vendor wrote must not be able to end the script element.
  const json = JSON.stringify({ '@context': 'https://schema.org', ...data }).replaceAll('<', '\\u003c')
  return <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: json }} />
}
