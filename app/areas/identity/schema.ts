import { z } from 'zod'
import type { Translator } from '~/i18n/types'
import { roles } from '~/platform/actor'
import { countryCodes } from './countries'
import { LONGEST_PASSWORD } from './password-rules'
import { isTimeZone } from './time-zones'

/** What the forms of this area may send, with messages in the reader's language. What is not listed here is dropped. */

type Words = Translator<'identity'>

const LONGEST_NAME = 100

/** Long enough for any passphrase, short enough to be hashed. */
const typedPassword = (t: Words) =>
  z.string({ error: t('form.password-missing') }).max(1_000, t('password.too-long', { max: LONGEST_PASSWORD }))

const email = (t: Words) =>
  z
    .string({ error: t('form.email-invalid') })
    .trim()
    .max(254, t('form.email-invalid'))
    .pipe(z.email(t('form.email-invalid')))

/** A name stands in mails and on certificates: no line breaks, no addresses of web pages. */
const name = (t: Words) =>
  z
    .string({ error: t('form.name-missing') })
    .trim()
    .min(1, t('form.name-missing'))
    .max(LONGEST_NAME, t('form.name-long', { max: LONGEST_NAME }))
    .regex(/^[^\p{Cc}\p{Zl}\p{Zp}<>]*$/u, t('form.name-link'))
    .refine((text) => !/:\/\/|www\./i.test(text), t('form.name-link'))

const timeZone = (t: Words) => z.string({ error: t('form.zone-unknown') }).refine(isTimeZone, t('form.zone-unknown'))

const locale = (t: Words, locales: readonly string[]) =>
  z.string({ error: t('form.locale-unknown') }).refine((code) => locales.includes(code), t('form.locale-unknown'))

const optionalText = (t: Words, max: number) => z.string().trim().max(max, t('form.text-long', { max })).optional()

const roleList = (t: Words) =>
  z.preprocess(
    (value) => (value === undefined ? [] : Array.isArray(value) ? value : [value]),
    z.array(z.enum(roles)).min(1, t('member.role-missing')),
  )

export const signInSchema = (t: Words) =>
  z.object({
    email: email(t),
    password: typedPassword(t),
    stay: z
      .literal('on')
      .optional()
      .transform((value) => value === 'on'),
  })

export const forgottenPasswordSchema = (t: Words) => z.object({ email: email(t) })

export const newPasswordSchema = (t: Words) => z.object({ password: typedPassword(t) })

/** `proof` is what the invitation's page asks for, see `InvitationToAccept`. */
export const acceptSchema = (t: Words, proof: 'new' | 'known' | 'me') =>
  z.object({
    name: proof === 'new' ? name(t) : z.string().optional(),
    timeZone: proof === 'new' ? timeZone(t) : z.string().optional(),
    password: proof === 'me' ? z.string().optional() : typedPassword(t),
  })

export const profileSchema = (t: Words, locales: readonly string[]) =>
  z.object({
    name: name(t),
    locale: locale(t, locales),
    timeZone: timeZone(t),
    theme: z.enum(['system', 'light', 'dark'], t('form.theme-unknown')),
  })

export const changePasswordSchema = (t: Words) => z.object({ current: typedPassword(t), next: typedPassword(t) })

export const inviteSchema = (t: Words, locales: readonly string[]) =>
  z.object({ name: name(t), email: email(t), roles: roleList(t), locale: locale(t, locales) })

export const rolesSchema = (t: Words) => z.object({ roles: roleList(t) })

export const departureSchema = (t: Words) => z.object({ reason: optionalText(t, 500) })

export const organisationSchema = (t: Words) =>
  z.object({
    name: name(t),
    region: optionalText(t, 60),
    country: z
      .string()
      .optional()
      .refine((code) => code === undefined || countryCodes.includes(code), t('form.country-unknown')),
  })
