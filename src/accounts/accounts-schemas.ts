import { z } from 'zod';
import { PERMISSIONS, ROLES } from '../core/roles.ts';
import { checkpointCodeSchema, idSchema, instantSchema } from '../platform/http/schemas.ts';
import { ACCOUNT_STATUSES } from './account.ts';
import { agencySchema } from './agency-schemas.ts';
import { PASSWORD_LIMITS } from './password.ts';

const roleSchema = z.enum(ROLES);
const rolesSchema = z.array(roleSchema).min(1).max(4);
const checkpointsSchema = z.array(checkpointCodeSchema).max(50);
const newPasswordSchema = z.string().min(PASSWORD_LIMITS.shortest).max(PASSWORD_LIMITS.longest);

/** What is typed at a sign-in is bounded only: whether it can be a name at all is not told. */
export const credentialsSchema = z.strictObject({
  username: z.string().min(1).max(200),
  password: z.string().min(1).max(PASSWORD_LIMITS.longest),
});

export const refreshTokenSchema = z.strictObject({ refreshToken: z.string().min(1).max(200) });

export const sessionSchema = z.strictObject({
  accessToken: z.string(),
  tokenType: z.literal('Bearer'),
  expiresInS: z.int().meta({ description: 'Seconds until the access token expires' }),
  refreshToken: z.string().meta({ description: 'For one use; the session ends 12 hours after the sign-in' }),
});

export const meSchema = z.strictObject({
  id: idSchema,
  username: z.string(),
  agency: agencySchema,
  roles: z.array(roleSchema),
  checkpoints: z.array(checkpointCodeSchema).meta({ description: 'Where this account works now, loans included' }),
  loans: z.array(z.strictObject({ checkpoint: checkpointCodeSchema, untilAt: instantSchema })),
  permissions: z.array(z.enum(PERMISSIONS)),
});

export const consoleSessionSchema = z.strictObject({
  me: meSchema,
  csrfToken: z.string().meta({ description: 'Send it as the header `x-csrf-token` with whatever is not GET' }),
});

export const lendingInputSchema = z.strictObject({
  username: z.string().min(1).max(60),
  checkpoint: checkpointCodeSchema,
  untilAt: instantSchema,
});

export const lendingSchema = z.strictObject({
  id: idSchema,
  accountId: idSchema,
  checkpoint: checkpointCodeSchema,
  fromAt: instantSchema,
  untilAt: instantSchema,
});

export const accountInputSchema = z.strictObject({
  username: z.string().min(1).max(60),
  agency: agencySchema,
  roles: rolesSchema,
  checkpoints: checkpointsSchema.default([]),
  password: newPasswordSchema,
});

export const accountChangeSchema = z
  .strictObject({
    status: z.enum(ACCOUNT_STATUSES).optional(),
    roles: rolesSchema.optional(),
    checkpoints: checkpointsSchema.optional(),
  })
  .refine((change) => Object.keys(change).length > 0, 'names nothing to change');

export const passwordInputSchema = z.strictObject({ password: newPasswordSchema });

export const accountSchema = z.strictObject({
  id: idSchema,
  username: z.string(),
  agency: agencySchema,
  roles: z.array(roleSchema),
  checkpoints: z.array(checkpointCodeSchema),
  status: z.enum(ACCOUNT_STATUSES),
  isInvented: z.boolean(),
  createdAt: instantSchema,
  version: z.int(),
  pendingGrant: z
    .strictObject({
      id: idSchema,
      roles: z.array(roleSchema),
      proposedBy: idSchema.nullable(),
      proposedAt: instantSchema,
    })
    .nullable()
    .meta({ description: 'Roles that wait for a second administrator' }),
});

export const accountListSchema = z.strictObject({
  accounts: z.array(accountSchema),
  nextCursor: z.string().nullable(),
});

export const listQuerySchema = z.strictObject({
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: idSchema.optional(),
});

export const idParamsSchema = z.strictObject({ id: idSchema });
