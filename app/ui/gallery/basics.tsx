import { Button, ButtonGroup, ButtonLink } from '../button'
import { Icon } from '../icon'
import { ICON_NAMES } from '../icon-names'
import { Tag } from '../tag'
import { TierBadge } from '../tier-badge'
import { Section, useSample } from './sample'

const COLOURS = [
  'sunken canvas raised hover pressed ink muted subtle line line-strong control accent accent-solid accent-soft accent-line',
  'success success-solid success-soft warn warn-solid warn-soft danger danger-solid danger-soft info info-solid info-soft',
  'tier-1 tier-2 tier-3 tier-4 tier-5 plot-1 plot-2 plot-3 plot-4 plot-5',
].flatMap((line) => line.split(' '))

export function Basics() {
  return (
    <>
      <Colours />
      <Type />
      <Buttons />
      <Tags />
      <Icons />
    </>
  )
}

function Colours() {
  const say = useSample()
  return (
    <Section
      id="d-col"
      title={say('Colour', 'رنگ')}
      note={say('One variable each, with a light and a dark value.', 'هر نام یک متغیر با مقدار روشن و تیره است.')}
    >
      <ul className="sws" dir="ltr">
        {COLOURS.map((name) => (
          <li key={name}>
            <span className={`sw sw-${name}`} />
            <span className="mono">{name}</span>
          </li>
        ))}
      </ul>
      <div className="row">
        <span className="small muted">
          {say('A vendor sets hue and chroma:', 'هر فروشنده فام و خلوص را تعیین می‌کند:')}
        </span>
        {[215, 275, 30, 150, 340].map((hue, index) => (
          <span key={hue} className={`vendor a${index + 1}`}>
            <Button variant="primary" size="sm" type="button">
              {say(`Hue ${hue}`, `فام ${hue}`)}
            </Button>
          </span>
        ))}
      </div>
    </Section>
  )
}

function Type() {
  const say = useSample()
  const lines: readonly (readonly [size: string, text: string])[] = [
    ['3xl', say('Passed with 82.5 %', 'قبولی با ۸۲٫۵٪')],
    ['2xl', say('Retries and idempotency', 'تلاش دوباره و تکرارپذیری')],
    ['xl', say('You are Gold. Three steps are left.', 'سطح شما طلایی است. سه گام مانده است.')],
    ['lg', say('Threads on this operation', 'گفت‌وگوهای این عملیات')],
    [
      'read',
      say(
        'A delivery can succeed on our side and still be lost on yours.',
        'ممکن است ارسال از سوی ما موفق باشد و نزد شما گم شود.',
      ),
    ],
    ['md', say('Answer first, work later', 'نخست پاسخ بدهید، سپس کار را انجام دهید')],
    ['base', say('At least 10 people hold Integration Associate.', 'دست‌کم ۱۰ نفر گواهی‌نامهٔ پایه دارند.')],
    ['sm', say('27 deals, 24 Nov 2025 to 23 Nov 2026', '۲۷ معامله در ۱۲ ماه گذشته')],
    ['xs', say('checked 4 min ago', 'بررسی ۴ دقیقه پیش')],
  ]
  return (
    <Section
      id="d-type"
      title={say('Type', 'قلم')}
      note={say('400 reads, 500 points, 600 heads.', 'وزن ۴۰۰ برای متن، ۵۰۰ برای اشاره، ۶۰۰ برای عنوان.')}
    >
      <dl className="types">
        {lines.map(([size, text]) => (
          <div key={size}>
            <dt className="mono xs">{size}</dt>
            <dd className={`ty-${size}`}>{text}</dd>
          </div>
        ))}
        <div>
          <dt className="mono xs">scripts</dt>
          <dd className="ty-read">
            <span lang="ru">Повторы и идемпотентность</span> · <span lang="el">Επαναλήψεις</span> ·{' '}
            <span lang="pl">Zażółć gęślą jaźń</span> · <bdi lang="fa">تلاش دوباره و تکرارپذیری</bdi> ·{' '}
            <em>exactly once</em>
          </dd>
        </div>
      </dl>
    </Section>
  )
}

function Buttons() {
  const say = useSample()
  return (
    <Section
      id="d-btn"
      title={say('Buttons', 'دکمه‌ها')}
      note={say('One primary in a view. The verb names the result.', 'در هر نما یک دکمهٔ اصلی. فعل، نتیجه را می‌گوید.')}
    >
      <div className="row">
        <Button variant="primary" type="button">
          {say('Assign all three', 'واگذاری هر سه')}
        </Button>
        <ButtonLink href="#d-btn" icon="download">
          CSV
        </ButtonLink>
        <Button variant="quiet" type="button">
          {say('Reply', 'پاسخ')}
        </Button>
        <Button variant="danger" opensDialog="gallery-dialog">
          {say('Revoke certificate…', 'ابطال گواهی‌نامه…')}
        </Button>
        <Button type="button" disabled>
          {say('Publish', 'انتشار')}
        </Button>
        <Button variant="primary" type="button" busy>
          {say('Publishing', 'در حال انتشار')}
        </Button>
        <Button variant="danger-solid" type="button">
          {say('Delete draft', 'حذف پیش‌نویس')}
        </Button>
      </div>
      <div className="row">
        <Button size="lg" variant="primary" iconEnd="arrow-right" type="button">
          {say('Large', 'بزرگ')}
        </Button>
        <Button size="sm" type="button">
          {say('Small', 'کوچک')}
        </Button>
        <Button iconOnly icon="copy" copies="HY-7K2M-4QX9">
          {say('Copy', 'کپی')}
        </Button>
        <ButtonGroup label={say('View', 'نما')}>
          <Button type="button" aria-pressed="true">
            {say('Write', 'نوشتن')}
          </Button>
          <Button type="button" aria-pressed="false">
            {say('Split', 'دو بخش')}
          </Button>
          <Button type="button" aria-pressed="false">
            {say('Preview', 'پیش‌نمایش')}
          </Button>
        </ButtonGroup>
      </div>
    </Section>
  )
}

function Tags() {
  const say = useSample()
  return (
    <Section
      id="d-tag"
      title={say('Tags and tiers', 'برچسب‌ها و سطح‌ها')}
      note={say('A word first, then a sign, then colour.', 'نخست واژه، سپس نشانه، سپس رنگ.')}
    >
      <div className="row">
        <Tag tone="success" icon="check">
          {say('Active', 'معتبر')}
        </Tag>
        <Tag tone="warn" icon="refresh-cw">
          {say('In renewal', 'در دورهٔ تمدید')}
        </Tag>
        <Tag tone="danger" icon="x">
          {say('Expired', 'منقضی')}
        </Tag>
        <Tag tone="danger" icon="ban">
          {say('Revoked', 'باطل‌شده')}
        </Tag>
        <Tag>{say('Superseded', 'جایگزین‌شده')}</Tag>
        <Tag tone="info">{say('Trial', 'آزمایشی')}</Tag>
        <Tag tone="accent">{say('Assigned', 'واگذارشده')}</Tag>
        <Tag tone="line">{say('reseller', 'فروش')}</Tag>
      </div>
      <div className="row">
        <TierBadge rung={1}>{say('Registered', 'ثبت‌شده')}</TierBadge>
        <TierBadge rung={2}>{say('Silver', 'نقره‌ای')}</TierBadge>
        <TierBadge rung={3}>{say('Gold', 'طلایی')}</TierBadge>
        <TierBadge rung={4}>{say('Platinum', 'پلاتینی')}</TierBadge>
        <TierBadge rung={5} rungs={5}>
          {say('Diamond', 'الماس')}
        </TierBadge>
        <TierBadge rung={3} size="lg">
          {say('Gold', 'طلایی')}
        </TierBadge>
      </div>
    </Section>
  )
}

function Icons() {
  const say = useSample()
  return (
    <Section
      id="d-icon"
      title={say('Icons', 'نمادها')}
      note={say('Beside a name, never instead of one.', 'در کنار نام، نه به جای آن.')}
    >
      <ul className="ds-icons" dir="ltr">
        {ICON_NAMES.map((name) => (
          <li key={name}>
            <Icon name={name} size="lg" />
            <span className="mono">{name}</span>
          </li>
        ))}
      </ul>
    </Section>
  )
}
