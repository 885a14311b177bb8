// The import law. `npm run check` holds the tree to it; test/laws/import-law.test.ts breaks each rule once.
const { existsSync, readdirSync, readFileSync } = require('node:fs')
const { builtinModules } = require('node:module')

/** An area may import areas of lower layers only, so a layer is a number and a cycle cannot be written down. */
const layers = [
  ['identity'],
  ['catalogue', 'questions', 'assets'],
  ['learning'],
  ['exams'],
  ['certifications'],
  ['tiers'],
]
/** These hear everybody and are imported by nobody. */
const listeners = ['notifications']

const areas = [...layers.flat(), ...listeners]
const below = (area) => {
  const layer = layers.findIndex((names) => names.includes(area))
  return layers.slice(0, Math.max(layer, 0)).flat()
}

// A folder that no other file imports has no edge for a rule to see, so look at the disk.
for (const { name } of existsSync('app/areas')
  ? readdirSync('app/areas', { withFileTypes: true }).filter((entry) => entry.isDirectory())
  : []) {
  if (!areas.includes(name)) throw new Error(`app/areas/${name} has no layer in dependency-cruiser.config.cjs`)
}

/** A file below app/routes is a route when the route table names it; the others are parts of the routes beside them. */
const routes = [...readFileSync('app/routes.ts', 'utf8').matchAll(/'(routes\/[^']+)\.tsx?'/g)].map(
  (match) => `app/${match[1]}`,
)

const anyOf = (names) => `(${names.join('|')})`
const npm = (names) => `(^|/)node_modules/(@types/)?${anyOf(names)}/`
const builtins = `^(node:)?${anyOf(builtinModules.filter((name) => !name.startsWith('_')))}$`
const serverFile = '\\.server\\.[jt]sx?$'
const queriesFile = '/queries[^/]*\\.server\\.ts$'

/** Plain .ts files: pure, they run anywhere. */
const plain = {
  path: '^app/(areas|platform|i18n|ui)/.+\\.ts$',
  pathNot: ['\\.(server|test)\\.ts$', '\\.d\\.ts$'],
}

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    // Layers
    ...layers.flat().map((area) => ({
      name: `layer-${area}`,
      comment: `app/areas/${area} may import only: ${[area, ...below(area)].join(', ')}`,
      severity: 'error',
      from: { path: `^app/areas/${area}/` },
      to: { path: '^app/areas/', pathNot: `^app/areas/${anyOf([area, ...below(area)])}/` },
    })),
    ...listeners.map((area) => ({
      name: `layer-${area}`,
      comment: `of another area, app/areas/${area} may import events.ts only, and of identity whom to tell`,
      severity: 'error',
      from: { path: `^app/areas/${area}/` },
      to: {
        path: '^app/areas/',
        pathNot: [`^app/areas/${area}/`, '^app/areas/[^/]+/events\\.ts$', '^app/areas/identity/people\\.server\\.ts$'],
      },
    })),
    {
      name: 'layer-not-up',
      comment: 'areas, platform, ui and i18n do not know routes, jobs or the entries of the application',
      severity: 'error',
      from: { path: '^app/(areas|platform|ui|i18n)/' },
      to: { path: '^app/(routes/|jobs/|client/|root\\.tsx|entry\\.|routes\\.ts)' },
    },
    {
      name: 'layer-platform-below-areas',
      comment: 'platform, ui and i18n know nothing of the domain',
      severity: 'error',
      from: { path: '^app/(platform|ui|i18n)/' },
      to: { path: '^app/areas/' },
    },
    {
      name: 'layer-i18n-below-ui',
      comment: 'ui speaks through i18n, never the other way round',
      severity: 'error',
      from: { path: '^app/i18n/' },
      to: { path: '^app/ui/' },
    },
    {
      name: 'layer-jobs-not-routes',
      comment: 'work in the background knows no pages',
      severity: 'error',
      from: { path: '^app/jobs/' },
      to: { path: '^app/(routes/|client/|root\\.tsx|entry\\.|routes\\.ts)' },
    },
    {
      name: 'layer-db-lowest',
      comment: 'tables, dialects and migrations import no code of the application',
      severity: 'error',
      from: { path: '^db/' },
      to: { path: '^(app|scripts|test|content)/' },
    },
    {
      name: 'layer-tests-on-top',
      comment: 'the product does not lean on its tests',
      severity: 'error',
      from: { path: '^(app|db|scripts)/', pathNot: '\\.test\\.tsx?$' },
      to: { path: '(^test/|\\.test\\.tsx?$)' },
    },

    // Type-only edges count, because of tsPreCompilationDeps.
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },

    // Plain .ts: no server file, no database, no React, no Node - types included.
    {
      name: 'plain-ts-no-server-file',
      severity: 'error',
      from: plain,
      to: { path: serverFile },
    },
    {
      name: 'plain-ts-no-platform-package',
      severity: 'error',
      from: { ...plain, path: '^app/(areas|platform)/.+\\.ts$' },
      to: {
        path: npm([
          'kysely',
          'better-sqlite3',
          'pg',
          'lucia',
          'react',
          'react-dom',
          'express',
          'nodemailer',
          'pino',
          '@remix-run/[^/]+',
          'node',
        ]),
      },
    },
    {
      name: 'plain-ts-no-node-builtin',
      severity: 'error',
      from: plain,
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'plain-ts-reaches-no-platform',
      comment: 'nor through another file: a plain file that imports one that imports node:fs is not plain',
      severity: 'error',
      from: plain,
      to: {
        reachable: true,
        path: `${npm(['kysely', 'better-sqlite3', 'pg', 'lucia', 'express', 'nodemailer', 'pino'])}|${serverFile}|${builtins}`,
      },
    },
    {
      name: 'tsx-no-server-code',
      comment:
        'components may take the type of a read model, never its code: that would drag the server into the browser',
      severity: 'error',
      from: { path: '^app/(areas|ui|i18n)/.+\\.tsx$', pathNot: ['\\.(server|test)\\.tsx$'] },
      to: { path: `${serverFile}|${builtins}`, dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'client-plain-only',
      comment: 'the browser scripts are small: of the application they take plain .ts files',
      severity: 'error',
      from: { path: '^app/client/', pathNot: '\\.test\\.ts$' },
      to: {
        path: `^(app/(routes|jobs)|db)/|^app/.+\\.tsx$|${serverFile}|${builtins}|${npm(['react', 'react-dom', 'zod', '@remix-run/[^/]+'])}`,
      },
    },

    // SQL stays in the queries of the area that owns the tables.
    {
      name: 'queries-private-between-areas',
      severity: 'error',
      from: { path: '^app/areas/([^/]+)/' },
      to: { path: `^app/areas/.+${queriesFile}`, pathNot: '^app/areas/$1/' },
    },
    {
      name: 'queries-private-from-outside',
      severity: 'error',
      from: { pathNot: '^app/areas/' },
      to: { path: `^app/areas/.+${queriesFile}` },
    },
    {
      name: 'sql-only-in-queries',
      comment:
        'areas and routes reach the database through queries*.server.ts; what an error of it means, portable.ts says',
      severity: 'error',
      from: { path: '^app/(areas|routes)/', pathNot: [queriesFile, '\\.test\\.tsx?$'] },
      to: { path: `${npm(['kysely', 'better-sqlite3', 'pg'])}|^db/(?!portable)`, dependencyTypesNot: ['type-only'] },
    },

    {
      name: 'no-route-to-route',
      comment: 'what two routes share belongs to an area, to ui or to platform',
      severity: 'error',
      from: { path: '^app/routes/' },
      to: { path: `^${anyOf(routes.map((path) => path.replace(/[.$()]/g, '\\$&')))}\\.tsx?$` },
    },
    {
      name: 'route-parts-private',
      comment: 'a part of a route serves the routes of its folder',
      severity: 'error',
      from: { path: '^app/routes/([^/]+)/' },
      to: { path: '^app/routes/', pathNot: '^app/routes/($1|layouts)/' },
    },
    {
      name: 'no-development-package',
      comment: 'what runs in production is listed under dependencies',
      severity: 'error',
      from: { path: '^(app|db)/', pathNot: '\\.test\\.tsx?$' },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'no-unlisted-package',
      comment: 'what is imported is listed in package.json',
      severity: 'error',
      from: { path: '^(app|db|scripts)/' },
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    },

    // Without this a misspelt import is an edge to nowhere and passes every rule above.
    {
      name: 'no-unresolvable',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '^virtual:|\\?(url|raw|inline)' },
    },
  ],
  options: {
    tsPreCompilationDeps: true, // see `import type`, which the compiler erases
    detectJSDocImports: true,
    tsConfig: { fileName: 'tsconfig.json' }, // the aliases ~/* and #db/*
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(build|data|\\.cache)/' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'types', 'default'],
      extensions: ['.ts', '.tsx', '.mts', '.js', '.jsx', '.mjs', '.cjs', '.d.ts', '.json'],
    },
    skipAnalysisNotInRules: true,
  },
}
