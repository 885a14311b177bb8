import { useForm } from '@conform-to/react'
import { parseWithZod } from '@conform-to/zod/v4'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { ownAccommodation } from '~/areas/exams/accommodations/view-accommodations.server'
import { OwnAccommodationCard } from '~/areas/exams/ui/examine/accommodations'
import { listSessions } from '~/areas/identity/list-sessions.server'
import { profileSchema } from '~/areas/identity/schema'
import { FixedValue } from '~/areas/identity/ui/fixed-value'
import { RoleTags } from '~/areas/identity/ui/role-tags'
import { TimeZoneSelect } from '~/areas/identity/ui/time-zone-select'
import { type Profile, updateProfile } from '~/areas/identity/update-profile.server'
import { membershipViews } from '~/areas/identity/view-member.server'
import { useT } from '~/i18n'
import { localeCodes, locales, translator } from '~/i18n/translator.server'
import { redirectWithToast } from '~/platform/flash.server'
import { contextOf, requirePerson } from '~/platform/request.server'
import { Button, ButtonLink } from '~/ui/button'
import { Card } from '~/ui/card'
import { ErrorSummary } from '~/ui/error-summary'
import { fieldProps, summaryOf } from '~/ui/field-props'
import { FormActions } from '~/ui/form-actions'
import { PageHead } from '~/ui/page-head'
import { RadioGroup } from '~/ui/radio-group'
import { Row, Rows } from '~/ui/rows'
import { Select } from '~/ui/select'
import { Tag } from '~/ui/tag'
import { TextField } from '~/ui/text-field'

export async function loader(args: LoaderFunctionArgs) {
  const ctx = contextOf(args)
  const actor = requirePerson(ctx)
  const title = translator(args.context.locale, 'identity')('profile.title')
  const [sessions, memberships] = await Promise.all([
    listSessions(ctx, actor.personId),
    membershipViews(ctx, actor.personId),
  ])
  return {
    title,
    breadcrumbs: [{ label: title }],
    profile: { name: actor.name, locale: actor.locale, timeZone: actor.timeZone, theme: actor.theme } satisfies Profile,
    email: actor.email,
    organisationId: actor.organisationId,
    locales: locales.map(({ code, name }) => ({ value: code, label: name })),
    devices: sessions.length,
    memberships,
    accommodation: await ownAccommodation(ctx),
  }
}

export async function action(args: ActionFunctionArgs) {
  const ctx = contextOf(args)
  requirePerson(ctx)
  const t = translator(args.context.locale, 'identity')
  const submission = parseWithZod(await args.request.formData(), { schema: profileSchema(t, localeCodes) })
  if (submission.status !== 'success') return data({ reply: submission.reply() }, { status: 422 })
  await updateProfile(ctx, submission.value)
  const message = translator(submission.value.locale, 'identity')('profile.saved')
  return redirectWithToast('/account', { kind: 'success', message })
}

const THEMES = [
  { value: 'system', label: 'theme.system' },
  { value: 'light', label: 'theme.light' },
  { value: 'dark', label: 'theme.dark' },
] as const

export default function ProfilePage() {
  const { profile, email, locales, devices, memberships, organisationId, accommodation } =
    useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const t = useT('identity')
  const [, fields] = useForm<Profile>({ id: 'profile', lastResult: answer?.reply, defaultValue: profile })
  const { defaultValue: theme, ...themeProps } = fieldProps(fields.theme)
  return (
    <>
      <PageHead title={t('profile.title')} />
      <div className="with-aside">
        <Card id="you" title={t('profile.you')} padded>
          <ErrorSummary errors={summaryOf([fields.name, fields.locale, fields.timeZone, fields.theme])} />
          <form method="post" className="stack" noValidate data-unsaved="">
            <TextField
              {...fieldProps(fields.name)}
              label={t('profile.name')}
              help={t('profile.name-help')}
              autoComplete="name"
              required
            />
            <FixedValue label={t('profile.email')} help={t('profile.email-help')}>
              <bdi>{email}</bdi>
            </FixedValue>
            <Select {...fieldProps(fields.locale)} label={t('profile.language')} options={locales} />
            <TimeZoneSelect
              {...fieldProps(fields.timeZone)}
              label={t('profile.time-zone')}
              help={t('profile.time-zone-help')}
            />
            <RadioGroup
              {...themeProps}
              defaultValue={theme}
              label={t('profile.theme')}
              options={THEMES.map(({ value, label }) => ({ value, label: t(label) }))}
            />
            <FormActions>
              <Button variant="primary">{t('profile.save')}</Button>
            </FormActions>
          </form>
        </Card>
        <aside className="stack" aria-label={t('profile.security')}>
          <Card id="security" title={t('profile.security')}>
            <Rows>
              <Row
                title={t('profile.password')}
                meta={t('profile.password-note')}
                end={
                  <ButtonLink size="sm" href="/account/password">
                    {t('profile.change-password')}
                  </ButtonLink>
                }
              />
              <Row
                title={t('profile.sessions')}
                meta={t('profile.sessions-note', { count: devices })}
                end={
                  <ButtonLink size="sm" href="/account/sessions">
                    {t('profile.see-sessions')}
                  </ButtonLink>
                }
              />
            </Rows>
          </Card>
          <Card id="organisations" title={t('profile.organisations')}>
            <Rows>
              {memberships.map((membership) => (
                <Row
                  key={membership.organisationId}
                  title={<span dir="auto">{membership.organisationName}</span>}
                  meta={<RoleTags roles={membership.roles} />}
                  end={
                    memberships.length === 1 ? null : membership.organisationId === organisationId ? (
                      <Tag tone="success">{t('profile.organisation-current')}</Tag>
                    ) : (
                      <form method="post" action="/account/organisation">
                        <input type="hidden" name="organisation" value={membership.organisationId} />
                        <Button size="sm">
                          {t('profile.organisation-switch', { organisation: membership.organisationName })}
                        </Button>
                      </form>
                    )
                  }
                />
              ))}
            </Rows>
          </Card>
          {accommodation && <OwnAccommodationCard accommodation={accommodation} />}
        </aside>
      </div>
    </>
  )
}
