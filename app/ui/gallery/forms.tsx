import { Button } from '../button'
import { Checkbox, CheckboxGroup } from '../checkbox'
import { ErrorSummary } from '../error-summary'
import { FileField } from '../file-field'
import { Filters, SearchInput } from '../filters'
import { FormActions } from '../form-actions'
import { RadioGroup } from '../radio-group'
import { Select } from '../select'
import { TextArea } from '../text-area'
import { TextField } from '../text-field'
import { Section, useSample } from './sample'

export function Forms() {
  const say = useSample()
  const noDate = say(
    'Enter the expected closing date, for example 2027-01-31.',
    'تاریخ احتمالی بستن معامله را وارد کنید.',
  )
  const noAmount = say('Enter an amount above zero.', 'مبلغی بیشتر از صفر وارد کنید.')
  return (
    <Section
      id="d-field"
      title={say('Fields', 'فیلدها')}
      note={say(
        'Label above, help below, error in its place and in the summary.',
        'برچسب بالا، راهنما و خطا پایین فیلد.',
      )}
    >
      <ErrorSummary
        errors={[
          { id: 'closing', message: noDate },
          { id: 'amount', message: noAmount },
        ]}
      />
      <form className="stack" method="post" noValidate data-unsaved="" aria-label={say('Sample form', 'فرم نمونه')}>
        <div className="cols-2">
          <TextField
            name="customer"
            label={say('Customer', 'مشتری')}
            defaultValue="Harbour Foods"
            help={say('As written in their contract.', 'همان‌گونه که در قرارداد آمده است.')}
          />
          <TextField
            name="closing"
            label={say('Expected closing date', 'تاریخ احتمالی بستن')}
            placeholder="2027-01-31"
            error={noDate}
          />
          <TextField
            name="amount"
            label={say('Amount', 'مبلغ')}
            defaultValue="0"
            inputMode="decimal"
            affix="EUR"
            optional
            error={noAmount}
          />
          <Select
            name="line"
            label={say('Product line', 'خط محصول')}
            placeholder={say('Choose one', 'انتخاب کنید')}
            options={[
              { value: 'events', label: say('Events platform', 'سکوی رویدادها') },
              { label: say('Retired', 'کنارگذاشته'), options: [{ value: 'files', label: say('Files', 'پرونده‌ها') }] },
            ]}
          />
          <CheckboxGroup
            name="notices"
            label={say('Notices', 'اعلان‌ها')}
            defaultValue={['app']}
            options={[
              { value: 'app', label: say('In the app', 'در سامانه') },
              {
                value: 'mail',
                label: say('By e-mail', 'با ایمیل'),
                help: say('Once a day, in the morning.', 'روزی یک بار، صبح‌ها.'),
              },
            ]}
          />
          <RadioGroup
            name="visible"
            label={say('Visible to', 'قابل مشاهده برای')}
            defaultValue="us"
            error={say('Choose who may see it.', 'مشخص کنید چه کسی ببیند.')}
            options={[
              { value: 'us', label: say('My company and Halyard', 'شرکت من و Halyard') },
              { value: 'all', label: say('All partners', 'همهٔ شرکا') },
              { value: 'none', label: say('Nobody', 'هیچ‌کس'), disabled: true },
            ]}
          />
          <TextArea
            name="reason"
            label={say('Reason', 'دلیل')}
            optional
            help={say('The partner reads this.', 'شریک این متن را می‌خواند.')}
          />
          <FileField
            name="invoice"
            label={say('Invoice', 'صورت‌حساب')}
            accept=".pdf"
            help={say('One PDF of up to 5 MB.', 'یک PDF تا ۵ مگابایت.')}
          />
          <TextField
            name="password"
            type="password"
            label={say('Password', 'گذرواژه')}
            autoComplete="current-password"
            labelEnd={
              <a className="small" href="#d-field">
                {say('Forgotten?', 'فراموش کرده‌اید؟')}
              </a>
            }
          />
          <TextField name="key" code label={say('Key', 'کلید')} defaultValue="hk_test_4f9c" readOnly />
        </div>
        <Checkbox
          name="terms"
          label={say('I accept the agreement of 2026', 'توافق‌نامهٔ ۲۰۲۶ را می‌پذیرم')}
          help={say('14 pages, version 2026-01.', '۱۴ صفحه، نسخهٔ 2026-01.')}
          error={say('Accept the agreement to go on.', 'برای ادامه باید توافق‌نامه را بپذیرید.')}
        />
        <FormActions
          end={
            <Button variant="danger" type="button">
              {say('Withdraw deal…', 'پس گرفتن معامله…')}
            </Button>
          }
        >
          <Button variant="primary">{say('Register deal', 'ثبت معامله')}</Button>
          <a href="#d-field">{say('Cancel', 'انصراف')}</a>
        </FormActions>
      </form>
      <Filters label={say('Filter people', 'پالایش افراد')} clearHref="#d-field" keep={{ sort: 'name' }}>
        <SearchInput name="people" label={say('Name or e-mail', 'نام یا ایمیل')} />
        <Select
          name="state"
          label={say('State', 'وضعیت')}
          labelHidden
          submitOnChange
          options={[
            { value: '', label: say('All states', 'همهٔ وضعیت‌ها') },
            { value: 'active', label: say('Active', 'معتبر') },
          ]}
        />
      </Filters>
    </Section>
  )
}
