import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { lookupFromHeaders } from '../audit/lookup-reason.ts';
import { LANGUAGES } from '../core/languages.ts';
import { inTransaction } from '../platform/database.ts';
import { type App, actorOf } from '../platform/http/app-type.ts';
import { answers, idSchema } from '../platform/http/schemas.ts';
import { drawUpHandoverForm, drawUpReferenceSlip, drawUpRefusalForm, type FormDeps } from './draw-up-forms.ts';
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
