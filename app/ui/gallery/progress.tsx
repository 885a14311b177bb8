import { Bar } from '../bar'
import { Button } from '../button'
import { Callout } from '../callout'
import { Card } from '../card'
import { CodeBlock } from '../code-block'
import { Copyable } from '../copyable'
import { Dialog } from '../dialog'
import { MeterLine } from '../meter-line'
import { BarsByBucket } from '../plots/bars-by-bucket'
import { ScoreLine } from '../plots/score-line'
import { StackedShares } from '../plots/stacked-shares'
import { StepForecast } from '../plots/step-forecast'
import { ProgressLive } from '../progress-live'
import { Ring } from '../ring'
import { Rungs } from '../rungs'
import { TextField } from '../text-field'
import { Toast } from '../toasts'
import { day, Section, useSample } from './sample'

export function Progress() {
  const say = useSample()
  return (
    <>
      <Section
        id="d-prog"
        title={say('Progress', 'پیشرفت')}
        note={say('Counts are rungs, amounts are bars, shares are rings.', 'شمارش با پله، مقدار با نوار، سهم با حلقه.')}
      >
        <div className="cols-3">
          <MeterLine label={say('Certified people', 'افراد دارای گواهی‌نامه')} value={9} of={10} />
          <MeterLine label={say('Professionals', 'حرفه‌ای‌ها')} value={4} of={4} tone="success" />
          <MeterLine label={say('Import', 'درون‌برد')} value={1204} of={2000} />
          <div className="stack stack-sm">
            <Rungs label={say('More than needed', 'بیش از نیاز')} value={7} of={5} tone="success" />
            <Rungs label={say('Points', 'امتیاز')} value={2} of={5} tone="warn" />
            <Bar label={say('Used', 'مصرف')} value={94} max={100} tone="danger" />
          </div>
          <div className="row">
            <Ring share={0.43} label={say('Course', 'دوره')} />
            <Ring share={1} label={say('Course', 'دوره')} />
          </div>
          <ProgressLive
            jobId="demo"
            on={[['vendor', 'job-progress']]}
            label={say('Recomputing 12 partners', 'محاسبهٔ دوبارهٔ ۱۲ شریک')}
            done={7}
            total={12}
            state="running"
            note={say('7 of 12 · about 4 s left', '۷ از ۱۲ · حدود ۴ ثانیه مانده')}
          />
        </div>
      </Section>
      <Says />
      <Plots />
    </>
  )
}

function Says() {
  const say = useSample()
  return (
    <Section
      id="d-say"
      title={say('Callouts, toast, dialog, code', 'یادداشت‌ها، پیام، پنجره، کد')}
      note={say('Only what floats has a shadow.', 'تنها چیزهای شناور سایه دارند.')}
    >
      <div className="cols-2">
        <Callout title={say('Rules change on 1 April', 'مقررات از ۱۲ فروردین تغییر می‌کند')}>
          {say('You keep Gold; your margin goes from 1 to 0.', 'طلایی می‌مانید؛ حاشیهٔ شما از ۱ به ۰ می‌رسد.')}
        </Callout>
        <Callout kind="warn" title={say('Deadline in 3 days', 'سه روز تا پایان مهلت')}>
          {say('The claim CL-204 still needs an invoice.', 'درخواست CL-204 هنوز صورت‌حساب ندارد.')}
        </Callout>
        <Callout kind="success" title={say('Agreement accepted', 'توافق‌نامه پذیرفته شد')} />
        <Callout
          kind="danger"
          title={say('Webhook paused', 'وب‌هوک متوقف شد')}
          actions={
            <Button type="button" size="sm">
              {say('Replay', 'ارسال دوباره')}
            </Button>
          }
        >
          {say('Five deliveries failed. Nothing is lost.', 'پنج ارسال ناموفق بود. چیزی از دست نرفته است.')}
        </Callout>
      </div>
      <div className="float-demo row">
        <Toast
          kind="success"
          message={say('Renewal assigned to Nikos Architect', 'تمدید به نیکوس معمار واگذار شد')}
          meta={say('due 1 April 2027', 'تا ۱۲ فروردین ۱۴۰۶')}
          action={
            <Button size="sm" type="button">
              {say('Undo', 'واگرد')}
            </Button>
          }
        />
        <Button opensDialog="gallery-dialog">{say('Open the dialog', 'باز کردن پنجره')}</Button>
      </div>
      <Dialog
        id="gallery-dialog"
        title={say('Revoke the certificate of Lena Learner?', 'گواهی‌نامهٔ لنا فراگیر باطل شود؟')}
        closeLabel={say('Keep it', 'نگه داشتن')}
        action="#revoked"
        actions={<Button variant="danger-solid">{say('Revoke certificate', 'ابطال گواهی‌نامه')}</Button>}
      >
        <p>
          {say(
            'Integration Professional, valid until 23 Nov 2028. Bluefern Integration keeps Gold with no margin left.',
            'یکپارچه‌سازی حرفه‌ای، معتبر تا ۲ آذر ۱۴۰۷. سطح طلایی Bluefern بی‌حاشیه می‌ماند.',
          )}
        </p>
        <TextField name="revoke-reason" label={say('Reason', 'دلیل')} />
      </Dialog>
      <CodeBlock title="verify.ts" code={SOURCE}>
        <span className="k">const</span> signed ={' '}
        <span className="s">
          {'`$'}
          {'{id}.$'}
          {'{timestamp}`'}
        </span>{' '}
        <span className="c">{'// Standard Webhooks'}</span>
        {'\n'}
        <span className="k">return</span> <span className="f">timingSafeEqual</span>(<span className="f">hmac</span>
        (secret, signed), signature) && age {'<'} <span className="d">300</span>
      </CodeBlock>
      <p>
        {say('Public code', 'کد عمومی')} <Copyable text="HY-7K2M-4QX9" label={say('the code', 'کد')} />
      </p>
    </Section>
  )
}

const SOURCE = `const signed = \`\${id}.\${timestamp}\` // Standard Webhooks
return timingSafeEqual(hmac(secret, signed), signature) && age < 300`

function Plots() {
  const say = useSample()
  const months = ['Dec', 'Jan', 'Feb', 'Mar', 'Apr', 'May'].map((english, index) =>
    say(english, ['دی', 'بهمن', 'اسفند', 'فروردین', 'اردیبهشت', 'خرداد'][index] ?? ''),
  )
  return (
    <Section
      id="d-plot"
      title={say('Plots', 'نمودارها')}
      note={say('Drawn by the server, twice, with a table beside.', 'سرور دو بار می‌کشد و جدول هم دارد.')}
    >
      <Card
        id="fc"
        title={say('If nobody renews', 'اگر کسی تمدید نکند')}
        note={say('Certified people, next 12 months', 'افراد دارای گواهی‌نامه، ۱۲ ماه آینده')}
      >
        <div className="fc">
          <div className="fc-plot">
            <StepForecast
              id="forecast"
              title={say(
                'Certified people over the next 12 months if nobody renews: 9 today, 6 at the end.',
                'افراد دارای گواهی‌نامه در ۱۲ ماه آینده اگر کسی تمدید نکند.',
              )}
              measure={say('Certified people', 'افراد دارای گواهی‌نامه')}
              from={day(0)}
              to={day(365)}
              value={9}
              steps={[
                { at: day(111), value: 8, mark: { number: 1, tone: 'warn' } },
                { at: day(160), value: 7, mark: { number: 2, tone: 'bad' } },
                { at: day(280), value: 6, mark: { number: 3, tone: 'bad' } },
              ]}
              limits={[
                { value: 8, label: say('Gold needs 8', 'حد طلایی: ۸') },
                { value: 10, label: say('Platinum needs 10', 'حد پلاتینی: ۱۰') },
              ]}
              tiers={[
                { from: day(0), rung: 3, label: say('Gold', 'طلایی') },
                {
                  from: day(160),
                  rung: 2,
                  label: say('Silver', 'نقره‌ای'),
                  note: say(', if nobody renews', '، اگر کسی تمدید نکند'),
                },
              ]}
            />
          </div>
          <ol className="fc-events">
            <li>
              <span className="fc-n warn">{say('1', '۱')}</span>
              <div>
                <p>
                  <b>{say('14 March 2027', '۲۳ اسفند ۱۴۰۵')}</b>
                </p>
                <p className="muted small">
                  {say('Lena Learner’s Associate ends.', 'گواهی‌نامهٔ لنا فراگیر پایان می‌یابد.')}
                </p>
              </div>
              <Button size="sm" type="button">
                {say('Assign renewal', 'واگذاری تمدید')}
              </Button>
            </li>
          </ol>
        </div>
      </Card>
      <div className="cols-2">
        <Card id="ending" title={say('Certificates ending', 'پایان گواهی‌نامه‌ها')} padded>
          <BarsByBucket
            id="ending-plot"
            title={say('Certificates ending by month, most in March', 'پایان گواهی‌نامه‌ها به تفکیک ماه')}
            bucketName={say('Month', 'ماه')}
            measure={say('Certificates', 'گواهی‌نامه‌ها')}
            buckets={[1, 0, 2, 5, 2, 4].map((value, index) => ({
              label: months[index] ?? '',
              value,
              tone: value > 3 ? 'warn' : 'accent',
            }))}
          />
        </Card>
        <Card id="weeks" title={say('Your last four weeks', 'چهار هفتهٔ گذشته')} padded>
          <BarsByBucket
            id="weeks-plot"
            compact
            title={say('Minutes of learning a week', 'دقیقه‌های آموزش در هفته')}
            bucketName={say('Week', 'هفته')}
            measure={say('Minutes', 'دقیقه')}
            buckets={[40, 95, 20, 70].map((value, index) => ({
              label: say(`${26 - index * 7} Oct`, `هفتهٔ ${index + 1}`),
              value,
            }))}
          />
        </Card>
        <Card id="score-card" title={say('Score', 'نمره')} padded>
          <ScoreLine id="score-pass" score={0.825} passMark={0.7} passed />
          <ScoreLine id="score-fail" score={0.04} passMark={0.7} passed={false} />
        </Card>
        <Card id="tiers-card" title={say('Partners by tier', 'شرکا به تفکیک سطح')} padded>
          <StackedShares
            id="tier-shares"
            title={say('Partners by tier', 'شرکا به تفکیک سطح')}
            partName={say('Tier', 'سطح')}
            measure={say('Partners', 'شرکا')}
            parts={[
              { label: say('Registered', 'ثبت‌شده'), value: 5, colour: { rung: 1 } },
              { label: say('Silver', 'نقره‌ای'), value: 4, colour: { rung: 2 } },
              { label: say('Gold', 'طلایی'), value: 2, colour: { rung: 3 } },
              { label: say('Platinum', 'پلاتینی'), value: 1, colour: { rung: 4 } },
            ]}
          />
        </Card>
      </div>
    </Section>
  )
}
