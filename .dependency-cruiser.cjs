/** The house rules of README "The shape of the house": data flows down this list, and no folder imports from one above it. */
const may = {
  kernel: [],
  docs: ['kernel'],
  standards: ['kernel'],
  'service-levels': ['kernel'],
  desk: ['service-levels', 'standards', 'kernel'],
  simulators: ['kernel'],
  evidence: ['service-levels', 'standards', 'kernel'],
  adapters: ['desk', 'service-levels', 'standards', 'kernel'],
  steps: ['adapters', 'simulators', 'evidence', 'service-levels', 'standards', 'kernel'],
  load: ['simulators', 'kernel'],
  exercise: ['adapters', 'simulators', 'standards', 'evidence', 'steps', 'service-levels', 'kernel'],
  rehearsal: ['evidence', 'adapters', 'simulators', 'standards', 'load', 'steps', 'service-levels', 'kernel'],
  bench: ['adapters', 'simulators', 'standards', 'service-levels', 'desk', 'kernel'],
  cli: [
    'bench',
    'exercise',
    'rehearsal',
    'evidence',
    'adapters',
    'simulators',
    'standards',
    'load',
    'desk',
    'service-levels',
    'docs',
    'kernel',
  ],
};

/** The rooms of the desk (desk/README.md): each may import itself and what is listed, and nothing else of the desk. */
const deskMay = {
  'options.ts': ['domain'],
  domain: [],
  messages: ['domain'],
  views: ['domain'],
  'trouble-tickets': ['domain'],
  telemetry: ['views'],
  store: ['messages', 'views', 'domain'],
  commands: ['store', 'messages', 'trouble-tickets', 'domain'],
  dispatch: ['commands', 'store', 'messages', 'views', 'trouble-tickets', 'domain'],
  partners: ['commands', 'store', 'views', 'trouble-tickets', 'domain', 'options.ts'],
  service: ['dispatch', 'partners', 'commands', 'store', 'messages', 'views', 'domain', 'options.ts'],
  channels: ['service', 'partners', 'messages', 'views', 'telemetry', 'domain', 'options.ts'],
  http: ['channels', 'service', 'partners', 'views', 'trouble-tickets', 'telemetry', 'domain', 'options.ts'],
  web: ['http', 'service', 'views', 'domain'],
  'parts.ts': ['channels', 'service', 'views', 'domain'],
  'index.ts': [
    'web',
    'http',
    'channels',
    'service',
    'partners',
    'messages',
    'views',
    'telemetry',
    'domain',
    'parts.ts',
    'options.ts',
  ],
  host: [
    'index.ts',
    'http',
    'service',
    'commands',
    'store',
    'views',
    'trouble-tickets',
    'messages',
    'domain',
    'parts.ts',
    'options.ts',
  ],
};
const inDesk = (room) => `^desk/${room.endsWith('.ts') ? room.replace('.', '\\.') + '$' : room + '/'}`;

/** Tests, and what only they use: there both sides of a wire may meet. */
const TESTS = ['\\.test\\.ts$', '/testing/'];

module.exports = {
  forbidden: [
    ...Object.entries(may).map(([folder, allowed]) => ({
      name: `${folder}-imports-only-below`,
      severity: 'error',
      from: { path: `^${folder}/`, pathNot: TESTS },
      to: {
        path: `^(${Object.keys(may)
          .filter((other) => other !== folder && !allowed.includes(other))
          .join('|')})/`,
      },
    })),
    ...Object.entries(deskMay).map(([room, allowed]) => ({
      name: `desk-${room}-imports-only-below`,
      severity: 'error',
      from: { path: inDesk(room), pathNot: TESTS },
      to: { path: '^desk/', pathNot: [room, ...allowed].map(inDesk) },
    })),
    {
      name: 'what-is-for-tests-stays-with-tests',
      severity: 'error',
      from: { pathNot: TESTS },
      to: { path: '/testing/', pathNot: 'node_modules' },
    },
    {
      name: 'only-the-built-in-adapter-knows-the-desk',
      severity: 'error',
      from: { path: '^adapters/', pathNot: '^adapters/built-in/' },
      to: { path: '^desk/' },
    },
    {
      name: 'parts-of-a-rehearsal-come-from-the-target',
      severity: 'error',
      from: { path: '^(rehearsal|exercise|steps|cli|evidence)/', pathNot: TESTS },
      to: { path: '^adapters/built-in/' },
    },
    {
      name: 'steps-know-the-desk-only-by-its-interface',
      severity: 'error',
      from: { path: '^steps/', pathNot: '^steps/environment/' },
      to: { path: '^adapters/(?!desk-under-test|views|index)' },
    },
    {
      name: 'actions-expect-nothing',
      severity: 'error',
      from: { path: '^steps/.+/actions\\.ts$' },
      to: { path: '^steps/.+/assertions\\.ts$' },
    },
    {
      name: 'assertions-and-observations-act-not',
      severity: 'error',
      from: { path: '^steps/.+/(assertions|observations)\\.ts$' },
      to: { path: '^steps/.+/actions\\.ts$' },
    },
    {
      // What a desk is compared with stands in the feature, or in steps/expected/. From the code that the built-in desk uses, too, both
      // would err alike. Types may come from anywhere.
      name: 'expected-values-come-from-no-code-of-the-desk',
      severity: 'error',
      from: { path: '^(steps|exercise)/', pathNot: TESTS },
      to: {
        path: [
          '^(service-levels|desk)/',
          '^standards/(?!load\\.ts$|types\\.ts$)',
          '^kernel/(telephone-number|mail-address|canonical-json|truncate|sealed-text|service-|refusal)',
          '^kernel/trouble-ticket/',
          '^kernel/patient-identifiers/(?!corpus/)',
        ],
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      // A door hides what is behind it.
      name: 'steps-import-by-no-door-what-the-desk-uses',
      severity: 'error',
      from: { path: '^steps/', pathNot: TESTS },
      to: { path: '^kernel/index\\.ts$', dependencyTypesNot: ['type-only'] },
    },
    {
      // The words of a failure are those of the desk's pages. What is compared is instants.
      name: 'only-the-words-of-a-time-come-from-the-formats-of-the-desk',
      severity: 'error',
      from: { path: '^steps/', pathNot: [...TESTS, '^steps/time/moments\\.ts$'] },
      to: { path: '^kernel/local-time\\.ts$', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'expected-values-are-worked-out-alone',
      severity: 'error',
      from: { path: '^steps/expected/', pathNot: TESTS },
      to: {
        path: '^(desk|service-levels|standards|kernel|adapters|simulators|evidence)/',
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'exercise-uses-of-the-steps-only-environment-and-expected-values',
      severity: 'error',
      from: { path: '^exercise/' },
      to: { path: '^steps/(?!environment/|expected/)' },
    },
    {
      name: 'experimental-msw-stays-in-one-folder',
      severity: 'error',
      from: { pathNot: '^simulators/lsp/transport/' },
      to: { path: 'msw/(lib|src)/(core/)?experimental' },
    },
    {
      name: 'what-is-pure-does-no-io',
      severity: 'error',
      from: {
        path: [
          '^desk/(domain|messages|views|trouble-tickets)/',
          '^desk/store/(areas/|batch|chain|port|reference)',
          '^desk/channels/mail/warnings\\.ts$',
          '^desk/web/[^/]*-drawing\\.ts$',
          '^kernel/patient-identifiers/',
          '^service-levels/',
          '^evidence/outcome\\.ts$',
          '^standards/(ical|inspect)/',
        ],
        pathNot: TESTS,
      },
      to: { path: ['^(node:)?(fs|fs/promises|net|http|https|sqlite|child_process)$'] },
    },
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    exclude: { path: ['^load/k6/', '^desk/web/browser/', '^runtime/', '^reports/', '^\\.deskproof/'] },
  },
};
