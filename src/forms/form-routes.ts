import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { lookupFromHeaders } from '../audit/lookup-reason.ts';
import { LANGUAGES } from '../core/languages.ts';
import { REFUSAL_REASONS } from '../crossings/refusal-reason.ts';
import { inTransaction } from '../platform/database.ts';
import { type App, actorOf } from '../platform/http/app-type.ts';
import { answers, checkpointCodeSchema, directionSchema, idSchema, instantSchema } from '../platform/http/schemas.ts';
import { drawUpHandoverForm, drawUpReferenceSlip, drawUpRefusalForm, type FormDeps } from './draw-up-forms.ts';
import { listPrintableForms } from './printable-forms.ts';
import { openPrinter } from './printer.ts';

const tags = ['forms'];
const paramsSchema = z.strictObject({ id: idSchema });
const languageSchema = z.enum(LANGUAGES);
const oneLanguage = z.strictObject({ language: languageSchema.default('ky') }).nullish();
const severalLanguages = z
  .strictObject({
    languages: z
      .array(languageSchema)
      .min(1)
      .max(3)
      .refine((languages) => new Set(languages).size === languages.length, 'names a language twice')
      .default([...LANGUAGES])
      .meta({ description: 'A page for each, in this order' }),
  })
  .nullish();

const printableFormsSchema = z
  .strictObject({
    asOf: instantSchema,
    since: instantSchema,
    forms: z.array(
      z.strictObject({
        form: z.enum(['refusal', 'reference']),
        inspectionId: idSchema,
        referralId: idSchema.nullable().meta({ description: 'null: the lane decided' }),
        checkpoint: checkpointCodeSchema,
        lane: z.string().nullable(),
        direction: directionSchema,
        decidedAt: instantSchema,
        decidedBy: idSchema.nullable(),
        reason: z.enum(REFUSAL_REASONS).nullable().meta({ description: 'Of a refusal' }),
      }),
    ),
    usernames: z.record(idSchema, z.string()).meta({ description: 'Of those who decided' }),
  })
  .meta({ id: 'PrintableForms', description: 'What a form can be printed for, the latest first' });

const pdf = answers({
  200: { description: 'PDF', content: { 'application/pdf': { schema: z.string().meta({ format: 'binary' }) } } },
});

/** Forms on paper. Asked by POST: each print of a person's form is an act with its trace, and a page keeps no copy of it. */
export function registerFormRoutes(app: App, deps: FormDeps): void {
  const { platform } = deps;
  const printer = openPrinter();
  app.addHook('onClose', () => printer.stop());

  function send(reply: FastifyReply, name: string, bytes: Buffer): FastifyReply {
    return reply.type('application/pdf').header('content-disposition', `inline; filename="${name}.pdf"`).send(bytes);
  }

  app.get(
    '/v1/forms',
    {
      config: { permission: 'second-line' },
      schema: {
        operationId: 'listPrintableForms',
        tags,
        summary: "Refusals and false matches of the last 24 hours at one's own checkpoints, which have a form to print",
        description:
          'Of lanes and of the second line, the latest first, at most 200. Where, when and by whom; no person.',
        response: answers({ 200: printableFormsSchema }),
      },
    },
    async (request) => {
      const { asOf, since, forms, usernames } = await listPrintableForms(platform, actorOf(request));
      return {
        ...{ asOf: asOf.toISOString(), since: since.toISOString(), usernames },
        forms: forms.map((form) => ({ ...form, decidedAt: form.decidedAt.toISOString() })),
      };
    },
  );

  app.post(
    '/v1/inspections/:id/refusal-form',
    {
      config: { permission: 'read-crossings' },
      schema: {
        operationId: 'printRefusalForm',
        tags,
        summary: 'The form for somebody who was refused, as PDF',
        description:
          'The reason and the right of appeal, a page for each language. Asked like the inspection itself: later with Iamis-Purpose and ' +
          'Iamis-Case.',
        params: paramsSchema,
        body: severalLanguages,
        response: pdf,
      },
    },
    async (request, reply) => {
      const languages = request.body?.languages ?? LANGUAGES;
      const asked = { id: request.params.id, lookup: lookupFromHeaders(request), languages };
      const drawUp = () => inTransaction(platform.db, (tx) => drawUpRefusalForm(tx, deps, actorOf(request), asked));
      return send(reply, 'refusal', await printer.print(drawUp));
    },
  );

  app.post(
    '/v1/referrals/:id/reference-slip',
    {
      config: { permission: 'second-line' },
      schema: {
        operationId: 'printReferenceSlip',
        tags,
        summary: 'The slip for somebody who was taken for another, as PDF',
        description: 'Once the referral is closed with a false match. It says nothing of the list.',
        params: paramsSchema,
        body: oneLanguage,
        response: pdf,
      },
    },
    async (request, reply) => {
      const language = request.body?.language ?? 'ky';
      const asked = { id: request.params.id, lookup: lookupFromHeaders(request), language };
      const drawUp = () => inTransaction(platform.db, (tx) => drawUpReferenceSlip(tx, deps, actorOf(request), asked));
      return send(reply, 'reference', await printer.print(drawUp));
    },
  );

  app.post(
    '/v1/shifts/:id/handover-form',
    {
      config: { permission: 'inspect' },
      schema: {
        operationId: 'printHandover',
        tags,
        summary: 'The handover sheet as PDF, as it was written or as it would be now',
        params: paramsSchema,
        body: oneLanguage,
        response: pdf,
      },
    },
    async (request, reply) => {
      const language = request.body?.language ?? 'ky';
      const drawUp = () => drawUpHandoverForm(deps, actorOf(request), { id: request.params.id, language });
      return send(reply, 'handover', await printer.print(drawUp));
    },
  );
}
