import type { LoaderFunctionArgs } from '@remix-run/node'
import { certificatePdf } from '~/areas/certifications/certificate-pdf.server'
import { viewCertificate } from '~/areas/certifications/view-certificate.server'
import { vendor } from '~/areas/identity/organisations.server'
import { translator } from '~/i18n/translator.server'
import { contextOf, requirePerson } from '~/platform/request.server'

/** The certificate as a PDF in the reader's language. */
export async function loader(args: LoaderFunctionArgs) {
  const ctx = contextOf(args)
  requirePerson(ctx)
  const certificate = await viewCertificate(ctx, args.params.certificate ?? '')
  const { locale } = args.context
  const pdf = await certificatePdf({
    certificate,
    vendor: (await vendor(ctx)).name,
    verifyUrl: `${ctx.config.publicUrl}/verify/${certificate.publicId}`,
    t: translator(locale, 'certifications'),
    locale,
  })
  return new Response(new Uint8Array(pdf), {
    headers: {
      'content-type': 'application/pdf',
      'content-disposition': `attachment; filename="${certificate.publicId}.pdf"`,
      'cache-control': 'private, no-store',
    },
  })
}
