import type { ReactNode } from 'react'
import { useLocale } from '~/i18n'
import { AppFrame } from '../app-frame'
import { Button, ButtonLink } from '../button'
import { Checkbox } from '../checkbox'
import { ErrorSummary } from '../error-summary'
import { GateFrame, Or } from '../gate-frame'
import { Icon } from '../icon'
import { PageHead } from '../page-head'
import { PublicFrame } from '../public-frame'
import type { Nav } from '../side-nav'
import { TextField } from '../text-field'
import { useAccount } from './account'
import { useSample } from './sample'

export const SHOWS = ['parts', 'reader', 'exam', 'exam-offline', 'gate', 'public'] as const
export type Show = (typeof SHOWS)[number]

function useNav(): Nav {
  const say = useSample()
  return {
    groups: [
      {
        items: [
          { href: '#home', label: say('Home', 'خانه'), icon: 'house' },
          { href: '#tier', label: say('Tier', 'سطح'), icon: 'chart-no-axes-column-increasing', current: true },
          { href: '#people', label: say('People', 'افراد'), icon: 'users', count: 14 },
          { href: '#benefits', label: say('Benefits', 'مزایا'), icon: 'gift' },
          { href: '#learn', label: say('Learn', 'آموزش'), icon: 'book-open' },
          { href: '#exams', label: say('Exams', 'آزمون‌ها'), icon: 'clipboard-check' },
          { href: '#certificates', label: say('Certificates', 'گواهی‌نامه‌ها'), icon: 'award' },
        ],
      },
      {
        title: say('Business', 'کسب‌وکار'),
        items: [
          { href: '#deals', label: say('Deals', 'معامله‌ها'), icon: 'handshake', count: 6 },
          { href: '#assets', label: say('Assets', 'محتوای بازاریابی'), icon: 'images' },
        ],
      },
    ],
  }
}

export function GalleryApp({ children }: { children: ReactNode }) {
  const say = useSample()
  return (
    <AppFrame
      vendor="Halyard"
      nav={useNav()}
      breadcrumbs={[{ label: 'Rung', href: '/' }, { label: say('Design reference', 'مرجع طراحی') }]}
      account={useAccount()}
      notifications={{ href: '#notifications', unread: 3, on: [['person:demo', 'notification']] }}
      searchHref="/search"
      footLinks={[{ href: '#help', label: say('Help', 'راهنما') }]}
    >
      <PageHead
        eyebrow={say('Rung · design reference', 'Rung · مرجع طراحی')}
        title={say('Every part, once', 'هر جزء، یک بار')}
        lead={say(
          'Light and dark follow the system, or data-theme on the root element.',
          'روشن و تیره از سیستم پیروی می‌کند.',
        )}
        actions={SHOWS.slice(1).map((show) => (
          <ButtonLink key={show} href={`?show=${show}`}>
            {show}
          </ButtonLink>
        ))}
      />
      {children}
    </AppFrame>
  )
}

export function GalleryGate() {
  const say = useSample()
  const isFarsi = useLocale() === 'fa'
  const wrong = say(
    'This password does not match the e-mail. Four tries are left.',
    'گذرواژه با ایمیل همخوان نیست. چهار تلاش مانده است.',
  )
  return (
    <GateFrame
      vendor="Halyard"
      languages={[
        { href: '?show=gate&lang=en', lang: 'en', label: 'English', current: !isFarsi },
        { href: '?show=gate&lang=fa', lang: 'fa', label: 'فارسی', current: isFarsi },
      ]}
      title={say('Sign in', 'ورود')}
      lead={say('to learn, certify and see your company’s tier.', 'برای آموزش، گواهی‌نامه و دیدن سطح شرکت.')}
      pitch={say('Learn it. Prove it. See what it moves.', 'بیاموزید. نشان دهید. اثرش را ببینید.')}
      pitchText={say(
        'Every certificate and every tier shows the reasons behind it.',
        'هر گواهی‌نامه و هر سطح دلایلش را نشان می‌دهد.',
      )}
      pitchLinks={<a href="#verify">{say('Check a certificate', 'بررسی گواهی‌نامه')}</a>}
    >
      <ErrorSummary
        title={say('That didn’t work', 'انجام نشد')}
        errors={[
          {
            id: 'password',
            message: say('Check the password; the e-mail is kept.', 'گذرواژه را بررسی کنید؛ ایمیل حفظ شد.'),
          },
        ]}
      />
      <form className="stack" method="post" noValidate aria-label={say('Sign in', 'ورود')}>
        <TextField
          name="email"
          type="email"
          label={say('E-mail', 'ایمیل')}
          autoComplete="username"
          defaultValue="lena@bluefern.example"
        />
        <TextField
          name="password"
          type="password"
          label={say('Password', 'گذرواژه')}
          autoComplete="current-password"
          error={wrong}
          labelEnd={
            <a className="small" href="#forgotten">
              {say('Forgotten?', 'فراموش کرده‌اید؟')}
            </a>
          }
        />
        <Checkbox
          name="stay"
          label={say('Stay signed in on this device for 30 days', '۳۰ روز در این دستگاه وارد بمانم')}
          defaultChecked
        />
        <Button variant="primary" size="lg">
          {say('Sign in', 'ورود')}
        </Button>
      </form>
      <Or />
      <ButtonLink size="lg" icon="mail" href="#link">
        {say('Send me a link by e-mail', 'پیوندی برایم ایمیل شود')}
      </ButtonLink>
    </GateFrame>
  )
}

export function GalleryPublic() {
  const say = useSample()
  return (
    <PublicFrame
      vendor="Halyard"
      section="certificates"
      signInHref="?show=gate"
      footLinks={[{ href: '#how', label: say('How checking works', 'شیوهٔ بررسی') }]}
    >
      <header className="verdict verdict-good">
        <Icon name="circle-check" className="verdict-icon" />
        <div>
          <p className="eyebrow">
            {say('Certificate', 'گواهی‌نامهٔ')} <span className="mono">HY-7K2M-4QX9</span> ·{' '}
            {say('checked now', 'هم‌اکنون بررسی شد')}
          </p>
          <h1>{say('Valid', 'معتبر')}</h1>
          <p>
            {say(
              'Lena Learner holds Integration Professional. It is active today.',
              'لنا فراگیر گواهی‌نامهٔ حرفه‌ای دارد که امروز معتبر است.',
            )}
          </p>
        </div>
      </header>
    </PublicFrame>
  )
}
