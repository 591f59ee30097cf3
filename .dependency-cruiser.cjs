// The floors of the house (ARCHITECTURE.md): imports go down only, no circles, another room's store and routes stay its own.
const FLOORS = [
  ['core'],
  ['documents', 'screening', 'platform'],
  ['audit'],
  ['accounts'],
  ['checkpoints', 'watchlist'],
  ['crossings'],
  ['shifts', 'stays'],
  ['demonstration', 'forms', 'retention', 'statistics', 'vigilance'],
];
const above = (floor) => FLOORS.slice(floor + 1).flat();

const upward = FLOORS.flatMap((rooms, floor) => {
  const neighbours = rooms.flatMap((room) => rooms.filter((other) => other !== room).map((other) => [room, other]));
  return [
    ...(above(floor).length > 0
      ? [
          {
            name: `${rooms.join('-')}-imports-down-only`,
            severity: 'error',
            from: { path: `(^|/)src/(${rooms.join('|')})/` },
            to: { path: `(^|/)src/(${above(floor).join('|')})/` },
          },
        ]
      : []),
    ...neighbours.map(([room, other]) => ({
      name: `${room}-does-not-import-${other}`,
      severity: 'error',
      from: { path: `^src/${room}/` },
      to: { path: `^src/${other}/` },
    })),
  ];
});

module.exports = {
  forbidden: [
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'no-orphans',
      severity: 'error',
      from: { orphan: true, path: '^src/', pathNot: '(^src/main|\\.d)\\.ts$' },
      to: {},
    },
    ...upward,
    {
      name: 'rooms-do-not-import-app-or-commands',
      severity: 'error',
      from: { path: `^src/(${FLOORS.flat().join('|')})/` },
      to: { path: '^src/(app\\.ts|main\\.ts|commands/)' },
    },
    {
      name: 'a-store-belongs-to-its-room',
      severity: 'error',
      from: { path: '^src/([^/]+)/' },
      to: { path: '^src/([^/]+)/.*-(store|routes)\\.ts$', pathNot: '^src/$1/' },
    },
    {
      name: 'pure-rooms-know-no-database-clock-or-environment',
      severity: 'error',
      from: { path: '^src/(core|documents|screening)/' },
      to: { path: '(^node_modules/(pg|kysely|fastify|pino)(/|$))|(^(node:)?(fs|net|http|child_process|process)(/|$))' },
    },
    {
      name: 'the-console-knows-pure-rooms-and-the-api-only',
      severity: 'error',
      from: { path: '^web/src/' },
      to: { path: '^src/', pathNot: '^src/(core|documents)/' },
    },
    {
      name: 'a-desk-stands-by-itself',
      severity: 'error',
      from: { path: '^web/src/rooms/([^/]+)/' },
      to: { path: '^web/src/rooms/([^/]+)/', pathNot: '^web/src/rooms/$1/' },
    },
    {
      name: 'the-console-opens-desks-by-its-table-only',
      severity: 'error',
      from: { path: '^web/src/(platform|frame|words|design)/' },
      to: { path: '^web/src/rooms/' },
    },
    {
      name: 'the-program-does-not-import-the-console',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^web/' },
    },
    { name: 'not-to-unresolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
