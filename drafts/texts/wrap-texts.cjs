// node codemod.cjs <repo> <app dir relative> [--write]
const path = require('path'), fs = require('fs')
const [repo, appDir, flag] = process.argv.slice(2)
const ts = require(path.join(repo, 'node_modules/.pnpm/typescript@5.9.3/node_modules/typescript'))
const root = path.join(repo, appDir)
const cfg = ts.getParsedCommandLineOfConfigFile(path.join(root, 'tsconfig.json'), { noEmit: true }, { ...ts.sys, onUnRecoverableConfigFileDiagnostic: (d) => { throw new Error(d.messageText) } })
const program = ts.createProgram(cfg.fileNames, cfg.options)
const checker = program.getTypeChecker()
const src = path.join(root, 'src') + path.sep
const files = program.getSourceFiles().filter((f) => f.fileName.startsWith(src) && /\.tsx?$/.test(f.fileName) && !/\.test\.tsx?$/.test(f.fileName) && !f.isDeclarationFile)

// which files run in the browser: 'use client' and all they import
const isClientRoot = (f) => /^\s*(\/\*[\s\S]*?\*\/|\/\/.*\n)*\s*['"]use client['"]/.test(f.text)
const isServerOnly = (f) => /^\s*['"]use server['"]/.test(f.text)
const importsOf = (f) => { const out = []; f.forEachChild((n) => { if ((ts.isImportDeclaration(n) || ts.isExportDeclaration(n)) && n.moduleSpecifier && !(n.importClause && n.importClause.isTypeOnly)) { const r = ts.resolveModuleName(n.moduleSpecifier.text, f.fileName, cfg.options, ts.sys).resolvedModule; if (r) out.push(r.resolvedFileName) } }); return out }
const byName = new Map(files.map((f) => [f.fileName, f]))
const client = new Set(); const queue = files.filter(isClientRoot)
while (queue.length) { const f = queue.pop(); if (client.has(f.fileName) || isServerOnly(f)) continue; client.add(f.fileName); for (const i of importsOf(f)) { const g = byName.get(i); if (g) queue.push(g) } }

const ATTRS = new Set(['title', 'label', 'aria-label', 'description', 'placeholder', 'alt', 'legend', 'hint', 'heading', 'emptyText', 'empty', 'confirmLabel', 'cancelLabel', 'caption', 'message', 'question', 'action', 'submitLabel', 'pendingLabel', 'nothingFoundMessage', 'summary', 'note', 'text', 'subtitle', 'lead', 'name', 'aria-description', 'aria-roledescription', 'help', 'unit', 'doneMessage', 'done', 'confirm', 'failed', 'children', 'moreLabel', 'emptyTitle', 'emptyDescription', 'noun', 'header', 'suffix', 'busyLabel', 'waiting', 'error', 'info', 'intro', 'closeLabel', 'what'])
const PROPS = new Set([...ATTRS, 'reason', 'tooltip', 'group', 'where'])
const NOT_NAME = new Set(['name']) // attributes named `name` are mostly form fields
const CALLS = /^(notifyDone|notifyFailed|setError|setProblem|setMessage|toast|announce|confirmAction|showToast|fail)$/
const manual = []
const where = (n) => { const f = n.getSourceFile(); const { line } = f.getLineAndCharacterOfPosition(n.getStart()); return `${path.relative(repo, f.fileName)}:${line + 1}` }
const hasWords = (s) => /[A-Za-z]{2,}/.test(s)
const looksLikeText = (s) => hasWords(s) && (/[A-Z]/.test(s[0]) || /\s/.test(s.trim())) && !/^(https?:|\/|#|[a-z-]+(:|=))/.test(s) && !/^[A-Z_]+$/.test(s)
const entities = (s) => s.replace(/&nbsp;/g, '\u00a0').replace(/&apos;|&#39;|&rsquo;/g, "'").replace(/&quot;/g, '"').replace(/&amp;/g, '&').replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&mdash;/g, '—').replace(/&ndash;/g, '–').replace(/&times;/g, '×').replace(/&middot;/g, '·').replace(/&hellip;/g, '…')
const icu = (s) => s.replace(/'(?=[{}<])/g, "''").replace(/[{}]/g, (c) => `'${c}'`).replace(/<(?=[a-zA-Z/])/g, "'<'")
const collapse = (raw) => { // JSX white space
  const lines = raw.split(/\r?\n/); const out = []
  lines.forEach((line, i) => { let l = line; if (i > 0) l = l.replace(/^[ \t]+/, ''); if (i < lines.length - 1) l = l.replace(/[ \t]+$/, ''); if (l) out.push(l) })
  return entities(out.join(' '))
}
function enclosing(node) { // the top level function around it
  let best; for (let n = node; n; n = n.parent) if (ts.isFunctionDeclaration(n) || ts.isArrowFunction(n) || ts.isFunctionExpression(n)) {
    let name = n.name && n.name.text; let top = n.parent
    if (!name && ts.isVariableDeclaration(n.parent) && ts.isIdentifier(n.parent.name)) { name = n.parent.name.text; top = n.parent.parent.parent.parent }
    else top = n.parent
    if (name && (/^[A-Z]/.test(name) || /^use[A-Z]/.test(name) || name === 'generateMetadata' || name === 'metadata')) best = { fn: n, name, top }
    if (name && ts.isSourceFile(top) && !best) best = { fn: n, name, top, helper: true }
    if (best && ts.isSourceFile(top)) return best
  }
  return best
}
const isStringy = (e) => { const t = checker.getTypeAtLocation(e); const ok = (x) => !!(x.flags & (ts.TypeFlags.StringLike | ts.TypeFlags.NumberLike)); return t.isUnion() ? t.types.every(ok) : ok(t) }
function argName(e, used) {
  let n = ts.isIdentifier(e) ? e.text : ts.isPropertyAccessExpression(e) ? (e.name.text === 'length' || e.name.text === 'size' ? lastName(e.expression) : e.name.text) : ts.isCallExpression(e) ? argName0(e) : ts.isNonNullExpression?.(e) ? 'value' : 'value'
  n = n.replace(/[^A-Za-z0-9]/g, '') || 'value'
  while (used.has(n) && used.get(n) !== e.getText()) n += '2'
  used.set(n, e.getText()); return n
}
function lastName(e) { return ts.isIdentifier(e) ? e.text : ts.isPropertyAccessExpression(e) ? e.name.text : 'count' }
function argName0(e) { const c = e.expression; const n = ts.isIdentifier(c) ? c.text : ts.isPropertyAccessExpression(c) ? c.name.text : 'value'; const a = e.arguments[0]; if (/^format|^describe|^to/.test(n) && a) return ts.isIdentifier(a) ? a.text : ts.isPropertyAccessExpression(a) ? a.name.text.replace(/Minor$/, '') : n.replace(/^format/, '').toLowerCase(); return n.replace(/^format/, '').replace(/^./, (x) => x.toLowerCase()) }
// message part of an expression inside a text. Returns string or undefined
function part(e, args, used) {
  while (ts.isParenthesizedExpression(e)) e = e.expression
  if (ts.isStringLiteral(e) || ts.isNoSubstitutionTemplateLiteral(e)) return icu(e.text)
  if (ts.isTemplateExpression(e)) { let m = icu(e.head.text); for (const s of e.templateSpans) { const p = part(s.expression, args, used); if (p === undefined) return; m += p + icu(s.literal.text) } return m }
  if (ts.isCallExpression(e) && ts.isIdentifier(e.expression) && e.expression.text === 'plural') {
    const [count, one, many] = e.arguments; if (!ts.isStringLiteral(one) || (many && !ts.isStringLiteral(many))) return
    const n = argName(count, used); args.set(n, count.getText()); return `{${n}, plural, one {# ${one.text}} other {# ${many ? many.text : one.text + 's'}}}`
  }
  if (ts.isConditionalExpression(e)) {
    const yes = part(e.whenTrue, args, used), no = part(e.whenFalse, args, used); if (yes === undefined || no === undefined) return
    const c = e.condition
    if (ts.isBinaryExpression(c) && c.operatorToken.kind === ts.SyntaxKind.EqualsEqualsEqualsToken && c.right.getText() === '1' && isStringy(c.left)) { const n = argName(c.left, used); args.set(n, c.left.getText()); const nested = `{${n}, number}`; return `{${n}, plural, one {${yes.replaceAll(nested, '#')}} other {${no.replaceAll(nested, '#')}}}` }
    if (!hasWords(yes) && !hasWords(no)) return
    let n = (ts.isIdentifier(c) ? c.text : ts.isPropertyAccessExpression(c) ? c.name.text : 'kind'); while (used.has(n)) n += '2'; used.set(n, '?'); args.set(n, `${c.getText()} ? 'yes' : 'no'`); return `{${n}, select, yes {${yes}} other {${no}}}`
  }
  if (!isStringy(e)) return
  const n = argName(e, used); const ty = checker.getTypeAtLocation(e); const num = (x) => !!(x.flags & ts.TypeFlags.NumberLike)
  if (ty.isUnion() ? ty.types.some(num) : num(ty)) { if (/year|percent|http|status|code/i.test(n)) { args.set(n, `String(${e.getText()})`); return `{${n}}` } args.set(n, e.getText()); return `{${n}, number}` }
  args.set(n, e.getText()); return `{${n}}`
}
const q = (s) => { const j = JSON.stringify(s); return s.includes("'") ? j : `'${j.slice(1, -1).replace(/\\"/g, '"')}'` }
const call = (m, args, rich) => `t${rich ? '.rich' : ''}(${q(m)}${args.size ? `, { ${[...args].map(([k, v]) => (k === v ? k : `${k}: ${v}`)).join(', ')} }` : ''})`
let total = 0, written = 0
for (const f of files) {
  const edits = [], hooks = new Map(); let usesGet = false, usesHook = false
  const ns = client.has(f.fileName) ? 'client' : ''
  const touch = (node) => { // register the hook; false when it must be done by hand
    const e = enclosing(node)
    if (!e || e.helper) { manual.push(`${where(node)} ${e ? 'helper ' + e.name : 'module level'}: ${node.getText().slice(0, 100).replace(/\s+/g, ' ')}`); return false }
    hooks.set(e.fn, e); return true
  }
  const taken = new Set()
  const replace = (node, text) => { edits.push([node.getStart(), node.getEnd(), text]); total++ }
  function literalIn(e, ctx) { // string in an expression at a place that is text
    while (ts.isParenthesizedExpression(e)) e = e.expression
    if (ts.isStringLiteral(e) || ts.isNoSubstitutionTemplateLiteral(e)) { if ((ctx === 'jsx' ? hasWords(e.text) : looksLikeText(e.text)) && touch(e)) replace(e, `t(${q(icu(e.text))})`); taken.add(e); return }
    if (ts.isTemplateExpression(e)) { taken.add(e); const args = new Map(); const m = part(e, args, new Map()); if (m === undefined) { if (hasWords(e.head.text + e.templateSpans.map((s) => s.literal.text).join(''))) manual.push(`${where(e)} template: ${e.getText().slice(0, 140).replace(/\s+/g, ' ')}`); return } const plain = m.replace(/\{[^}]*\}/g, ''); if ((hasWords(plain) || /plural|select/.test(m)) && touch(e)) replace(e, call(m, args)); return }
    if (ts.isConditionalExpression(e)) { literalIn(e.whenTrue, ctx); literalIn(e.whenFalse, ctx); return }
    if (ts.isBinaryExpression(e) && [ts.SyntaxKind.BarBarToken, ts.SyntaxKind.QuestionQuestionToken, ts.SyntaxKind.AmpersandAmpersandToken].includes(e.operatorToken.kind)) { literalIn(e.right, ctx); return }
    if (ts.isCallExpression(e) && ts.isIdentifier(e.expression) && e.expression.text === 'plural') { taken.add(e); const args = new Map(); const m = part(e, args, new Map()); if (m === undefined) manual.push(`${where(e)} plural: ${e.getText()}`); else if (touch(e)) replace(e, call(m, args)); return }
  }
  function children(el) { // runs of text and expressions
    const kids = el.children; let run = []
    const flush = () => {
      const texts = run.filter((k) => ts.isJsxText(k) && hasWords(collapse(k.text)))
      if (texts.length) {
        const args = new Map(), used = new Map(); let m = '', ok = true, rich = false
        for (const k of run) {
          if (ts.isJsxText(k)) m += icu(collapse(k.text))
          else if (ts.isJsxExpression(k)) { if (!k.expression) continue; const p = part(k.expression, args, used); if (p === undefined) { ok = false; break } m += p }
          else { // element with text only
            const o = k.openingElement.tagName.getText(); let tag = /^(Link|a|TextLink|Anchor|ButtonLink)$/.test(o) ? 'link' : o === 'strong' || o === 'b' ? 'strong' : o.toLowerCase().replace(/[^a-z]/g, ''); while (args.has(tag)) tag += '2'
            let inner = '', good = true
            for (const c of k.children) { if (ts.isJsxText(c)) inner += icu(collapse(c.text)); else if (ts.isJsxExpression(c) && c.expression) { const p = part(c.expression, args, used); if (p === undefined) good = false; else inner += p } else if (!ts.isJsxExpression(c)) good = false }
            if (!good) { ok = false; break }
            m += `<${tag}>${inner}</${tag}>`; rich = true
            args.set(tag, `(chunks) => ${k.openingElement.getText()}{chunks}${k.closingElement.getText()}`)
          }
        }
        const lead = /^\s/.test(m), trail = /\s$/.test(m); const trimmed = m.trim()
        if (!ok) manual.push(`${where(run[0])} mixed: ${run.map((k) => k.getText()).join('').slice(0, 160).replace(/\s+/g, ' ')}`)
        else if (touch(texts[0])) { const first = run[0], last = run[run.length - 1]; edits.push([first.pos, last.end, `${lead ? "{' '}" : ''}{${call(trimmed, args, rich)}}${trail ? "{' '}" : ''}`]); total++; for (const k of run) if (k.expression) taken.add(k.expression); for (const k of run) taken.add(k) }
      } else for (const k of run) { if (ts.isJsxExpression(k) && k.expression) literalIn(k.expression, 'jsx'); else if (ts.isJsxElement(k)) children(k) }
      run = []
    }
    for (const k of kids) {
      if (ts.isJsxText(k) || (ts.isJsxExpression(k) && k.expression && !containsJsx(k.expression)) || (ts.isJsxExpression(k) && !k.expression)) run.push(k)
      else if (ts.isJsxElement(k) && isInline(k)) run.push(k)
      else flush()
    }
    flush()
  }
  const containsJsx = (e) => { let yes = false; const v = (n) => { if (ts.isJsxElement(n) || ts.isJsxSelfClosingElement(n) || ts.isJsxFragment(n)) yes = true; else ts.forEachChild(n, v) }; v(e); return yes }
  const isInline = (k) => /^(a|Link|TextLink|Anchor|strong|b|em|span|code|Code|time|mark|kbd|Text)$/.test(k.openingElement.tagName.getText())
  function visit(n) {
    if (taken.has(n)) return
    if (ts.isJsxElement(n) || ts.isJsxFragment(n)) { if (!taken.has(n)) children(n) }
    if (ts.isJsxAttribute(n) && n.initializer) {
      const name = n.name.getText()
      if (ATTRS.has(name) && !(NOT_NAME.has(name) && true)) { if (ts.isStringLiteral(n.initializer)) { if (hasWords(n.initializer.text) && (/^(title|label|aria-label|description|placeholder|alt|legend|hint)$/.test(name) ? true : looksLikeText(n.initializer.text)) && touch(n)) { edits.push([n.initializer.getStart(), n.initializer.getEnd(), `{t(${q(icu(entities(n.initializer.text)))})}`]); total++ } } else if (ts.isJsxExpression(n.initializer) && n.initializer.expression) literalIn(n.initializer.expression, 'attr') }
    }
    if (ts.isPropertyAssignment(n) && ts.isIdentifier(n.name) && PROPS.has(n.name.text) && n.name.text !== 'name') literalIn(n.initializer, 'prop')
    if (ts.isCallExpression(n) && ts.isIdentifier(n.expression) && CALLS.test(n.expression.text)) for (const a of n.arguments) if (!ts.isObjectLiteralExpression(a)) literalIn(a, 'call')
    // text that nothing caught
    if ((ts.isStringLiteral(n) || ts.isNoSubstitutionTemplateLiteral(n) || ts.isTemplateExpression(n)) && !taken.has(n) && /\s/.test(n.getText()) && /^.[A-Z][a-z]+ [a-z]|[a-z] [a-z]+ [a-z]+/.test(n.getText()) && !ts.isImportDeclaration(n.parent) && !ts.isJsxAttribute(n.parent) && !/className|throw new|Error\(/.test(n.parent.getText().slice(0, 60))) manual.push(`${where(n)} string: ${n.getText().slice(0, 120).replace(/\s+/g, ' ')}`)
    ts.forEachChild(n, visit)
  }
  // static metadata becomes a function
  for (const s of f.statements) if (ts.isVariableStatement(s) && s.declarationList.declarations[0]?.name.getText() === 'metadata' && s.declarationList.declarations[0].initializer) {
    const init = s.declarationList.declarations[0].initializer; let inner = init.getText(); let hit = false
    const subs = []; const v = (n) => { if (ts.isPropertyAssignment(n) && /^(title|description|default|template)$/.test(n.name.getText()) && ts.isStringLiteral(n.initializer)) { subs.push([n.initializer.getStart() - init.getStart(), n.initializer.getEnd() - init.getStart(), `t(${q(icu(n.initializer.text))})`]); hit = true } ts.forEachChild(n, v) }; v(init)
    subs.sort((a, b) => b[0] - a[0]); for (const [a, b, x] of subs) inner = inner.slice(0, a) + x + inner.slice(b)
    if (hit) { const isDefault = ''; edits.push([s.getStart(), s.getEnd(), `export async function generateMetadata(): Promise<Metadata> {\n  const t = await getExtracted()\n  return ${inner}\n}`]); usesGet = true; total++; taken.add(s) }
  }
  f.statements.forEach((s) => { if (!taken.has(s)) visit(s) })
  if (!edits.length) continue
  for (const [fn, e] of hooks) {
    const isAsync = (fn.modifiers || []).some((m) => m.kind === ts.SyntaxKind.AsyncKeyword)
    if (isAsync) usesGet = true; else usesHook = true
    const hook = isAsync ? `const t = await getExtracted()` : `const t = useExtracted(${ns ? `'${ns}'` : ''})`
    if (ts.isBlock(fn.body)) edits.push([fn.body.getStart() + 1, fn.body.getStart() + 1, `\n  ${hook}\n`])
    else { let b = fn.body; edits.push([b.getStart(), b.getStart(), `{\n  ${hook}\n  return (`]); edits.push([b.getEnd(), b.getEnd(), `)\n}`]) }
  }
  let imports = ''
  if (/Promise<Metadata>/.test(edits.map((e) => e[2]).join('')) && !/\bMetadata\b/.test(f.text.split('export')[0])) imports += `import type { Metadata } from 'next'\n`
  if (usesHook) imports += `import { useExtracted } from 'next-intl'\n`
  if (usesGet) imports += `import { getExtracted } from 'next-intl/server'\n`
  const firstImport = f.statements.find(ts.isImportDeclaration); const at = firstImport ? firstImport.getStart() : 0
  edits.push([at, at, imports])
  // nested edits: drop those inside a bigger one
  const sorted = edits.map((e, i) => [...e, i]).sort((a, b) => a[0] - b[0] || b[1] - a[1])
  const keep = []; for (const e of sorted) { const last = keep.findLast((k) => k[1] > k[0]); if (last && e[1] > e[0] && e[0] >= last[0] && e[1] <= last[1]) continue; keep.push(e) }
  let text = f.text; for (const [a, b, x] of keep.sort((x, y) => y[0] - x[0] || y[3] - x[3])) text = text.slice(0, a) + x + text.slice(b)
  if (flag === '--write') fs.writeFileSync(f.fileName, text); written++
}
console.log(`${total} texts in ${written} of ${files.length} files; by hand: ${manual.length}`)
fs.writeFileSync(`texts-by-hand-${path.basename(appDir)}.txt`, manual.join('\n') + '\n')
