import { build } from 'esbuild'

/**
 * One file for the notification service: Node runs TypeScript but not JSX. React, react-email's components and the workspace's
 * own packages go in, so that nothing else is looked up at run time; zod stays out, for the service has it loaded anyway.
 */
await build({
  entryPoints: ['src/index.ts'],
  outfile: 'dist/index.js',
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node24',
  jsx: 'automatic',
  external: ['zod'],
  define: { 'process.env.NODE_ENV': '"production"' },
  banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
  sourcemap: 'linked',
  minifySyntax: true,
  metafile: true,
  logLevel: 'info',
})
