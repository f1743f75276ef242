import { dangling, twice } from './checks.ts';
import type { Complaint } from './complaint.ts';
import type { PolicyFiles } from './files.ts';
import type { SupplierFile } from './suppliers.ts';

/** The tier of a service without service levels. */
export const NO_TIER = 'none';

/** Checks the catalogue: names that mean one service each, and tiers and suppliers that exist. */
export function checkServices(
  { 'services.yaml': file, 'tiers.yaml': tiers }: PolicyFiles,
  suppliers: readonly SupplierFile[],
): readonly Complaint[] {
  if (!file) return [];
  const { services } = file.data;
  const names = services.flatMap(({ id, name, aliases }, i) =>
    [...new Set([id, name, ...aliases].map((n) => n.toLowerCase()))].map((n) => ({ n, i })),
  );
  return [
    ...twice(
      file,
      'services',
      services.map(({ id }) => id),
    ),
    ...names
      .filter(({ n, i }) => names.some((other) => other.n === n && other.i < i))
      .map(({ n, i }) =>
        file.complain(
          ['services', i, 'aliases'],
          `"${n}" already names another service, so a caller who uses it could mean either.`,
        ),
      ),
    ...(services.some(({ id }) => id === 'unclassified')
      ? []
      : [
          file.complain(
            ['services'],
            'has no service "unclassified". Add one: mail and fax that nobody has triaged yet are filed under it.',
          ),
        ]),
    ...services.flatMap((service, i) => [
      ...(service.tier === NO_TIER
        ? []
        : dangling(
            file,
            ['services', i, 'tier'],
            service.tier,
            'tier',
            tiers?.data.tiers.map(({ id }) => id),
            'tiers.yaml',
          )),
      ...(service.supplier === undefined
        ? service.route === 'direct'
          ? [
              file.complain(
                ['services', i, 'route'],
                'is direct, but there is no supplier to pass incidents to. Name a "supplier", or make it local.',
              ),
            ]
          : []
        : dangling(
            file,
            ['services', i, 'supplier'],
            service.supplier,
            'supplier',
            suppliers.map(({ id }) => id),
            'suppliers/',
          )),
      ...(service.supplier !== undefined && service.route === 'local'
        ? [
            file.complain(
              ['services', i, 'route'],
              `is local, but supplier "${service.supplier}" is named. Make it direct, or remove the supplier.`,
            ),
          ]
        : []),
    ]),
  ];
}
