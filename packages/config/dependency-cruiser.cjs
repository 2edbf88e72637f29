// The laws of the house (docs/architecture.md), checked on every test run: `pnpm laws`. That they bite is tested in
// packages/dev-stack/src/laws.test.ts.

const SERVICES = ['auth', 'product', 'order', 'payment', 'shipping', 'notification']
/** An import that disappears before the code runs couples types, not processes. */
const RUNTIME = { dependencyTypesNot: ['type-only'] }
/** What a service may know of other services: order calls these three, and nobody else calls anybody. */
const CALLS = { order: ['product', 'payment', 'shipping'] }

/** Packages a folder's code may use at run time, besides itself and what it installs. */
function onlyImports(name, from, allowed, comment, extra = {}) {
  return {
    name,
    severity: 'error',
    comment,
    from: { path: `^${from}/`, ...extra },
    to: { path: '^(apps|packages|prisma)/', pathNot: [from, ...allowed].map((path) => `^${path}/`), ...RUNTIME },
  }
}

module.exports = {
  forbidden: [
    {
      name: 'nothing-imports-apps',
      severity: 'error',
      comment: 'An app is an end of the house: what two apps share lives in ui, web-kit or api-client.',
      from: { path: '^(packages|prisma)/' },
      to: { path: '^apps/' },
    },
    ...['storefront', 'vendor-portal', 'admin'].map((app) =>
      onlyImports(
        `app-${app}`,
        `apps/${app}`,
        [
          'packages/api-client',
          'packages/contracts',
          'packages/ui',
          'packages/web-kit',
          'packages/money',
          'packages/config',
        ],
        'Apps reach services over HTTP by api-client; they never load a service or a database, except its types.',
      ),
    ),
    ...SERVICES.map((service) =>
      onlyImports(
        `service-${service}`,
        `packages/services/${service}`,
        [
          'packages/service-kit',
          'packages/contracts',
          'packages/money',
          'packages/api-client',
          `prisma/${service}`,
          ...(service === 'notification' ? ['packages/email'] : []),
        ],
        'A service uses the kit, the contracts and its own database; another service is reached by a call or an event.',
        { pathNot: ['/test/', '[.]test[.]tsx?$'] },
      ),
    ),
    ...SERVICES.map((service) => ({
      name: `service-${service}-calls`,
      severity: 'error',
      comment:
        'Calls that wait for an answer go one way: order → product, payment, shipping. Not even types cross otherwise.',
      from: { path: `^packages/services/${service}/`, pathNot: ['/test/', '[.]test[.]tsx?$'] },
      to: {
        path: '^packages/services/',
        pathNot: [service, ...(CALLS[service] ?? [])].map((name) => `^packages/services/${name}/`),
      },
    })),
    {
      name: 'database-has-one-owner',
      severity: 'error',
      comment: 'A database package is imported by its own service alone.',
      from: { path: '^(apps|packages|prisma)/([^/]+)', pathNot: '^packages/services/' },
      to: { path: '^prisma/', pathNot: '^prisma/$2/', ...RUNTIME },
    },
    onlyImports('contracts-are-pure', 'packages/contracts', [], 'Contracts depend on zod alone.'),
    onlyImports('money-is-pure', 'packages/money', [], 'Money depends on nothing of ours.'),
    onlyImports(
      'service-kit-knows-no-service',
      'packages/service-kit',
      ['packages/contracts', 'packages/money'],
      'How a service is made knows none of them.',
    ),
    onlyImports(
      'api-client-is-types-and-http',
      'packages/api-client',
      ['packages/contracts'],
      'The client knows routers by their types alone.',
      { pathNot: ['[.]test[.]tsx?$'] },
    ),
    onlyImports(
      'ui-is-looks',
      'packages/ui',
      ['packages/contracts', 'packages/money'],
      'Looks know nothing of sessions or services.',
    ),
    onlyImports(
      'web-kit-is-sign-in',
      'packages/web-kit',
      ['packages/contracts', 'packages/api-client', 'packages/ui', 'packages/money'],
      'What apps share besides looks.',
    ),
    onlyImports(
      'email-is-templates',
      'packages/email',
      ['packages/contracts', 'packages/money'],
      'Templates know data, not services.',
    ),
    onlyImports(
      'stripe-emulator-stands-alone',
      'packages/stripe-emulator',
      [],
      'The emulator is usable without Millyard.',
    ),
    {
      name: 'no-circles',
      severity: 'error',
      comment: 'Modules that need each other are one module, or need a third.',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'unresolvable',
      severity: 'error',
      comment: 'An import that leads nowhere hides from every other law. (server-only is made by Next itself.)',
      from: { path: '^(apps|packages|prisma)/', pathNot: '[.]d[.]ts$' },
      to: {
        couldNotResolve: true,
        pathNot: '[.](css|svg|png|webp|avif|woff2)$|/generated/|/dist/|^(server|client)-only$',
      },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(node_modules|[.]next|dist|generated)/' },
    tsPreCompilationDeps: 'specify',
    moduleSystems: ['es6', 'cjs'],
    combinedDependencies: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['types', 'import', 'node', 'default'],
      extensions: ['.ts', '.tsx', '.mts', '.js', '.mjs', '.cjs', '.jsx', '.json'],
    },
  },
}
