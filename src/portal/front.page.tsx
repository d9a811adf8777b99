// The first page of the programme for everybody: how much, from whom, for what, to whom, and how to ask. Works on a phone, without JavaScript.
import { formatPercent } from '../basics/money.ts'
import { colourOf, type SourceMoney } from '../reports/money.ts'
import { inTenths } from '../reports/words.vi.ts'
import { SplitBar } from '../ui/bar-charts.tsx'
import type { PageContext } from '../ui/context.ts'
import { LinkButton } from '../ui/form.tsx'
import { Hills } from '../ui/hills.tsx'
import { PublicPage } from '../ui/page.tsx'
import { EmptyState } from '../ui/panel.tsx'
import type { Front } from './front.ts'
import { MoneyBand } from './money-band.page.tsx'
import { SupportedBand } from './supported-band.page.tsx'
import { TargetsBand } from './targets-band.page.tsx'
import { NO_PROGRAMME, STEPS } from './words.vi.ts'

export function FrontPage({ front, context }: { front: Front | null; context: PageContext }) {
  if (!front)
    return (
      <PublicPage context={context} title={`Chương trình khuyến công ${context.provinceTitle}`} plain>
        <EmptyState title={NO_PROGRAMME}>
          Sở Công Thương công bố mục tiêu, kinh phí và kết quả tại trang này sau khi quyết định phê duyệt chương trình được nạp.
        </EmptyState>
      </PublicPage>
    )
  return (
    <PublicPage context={context} title={front.name}>
      <Hero front={front} />
      <MoneyBand front={front} />
      <TargetsBand front={front} />
      <SupportedBand front={front} />
      <HowBand />
    </PublicPage>
  )
}

function Hero({ front: { name, decisionNo, issuer, money, decided } }: { front: Front }) {
  const planned = decided.totalDong ?? money.planned
  const parts = money.sources.flatMap((one) =>
    one.planned === null
      ? []
      : [
          {
            of: colourOf(one),
            name: shortName(one, money.sources),
            value: one.planned,
            ...(planned === null ? {} : { share: formatPercent(one.planned, planned) }),
          },
        ],
  )
  return (
    <section class="hero">
      <Hills />
      <div class="wrap">
        <div>
          <h1>{name}</h1>
          <p>
            {`Hỗ trợ cơ sở công nghiệp, tiểu thủ công nghiệp đổi mới máy móc, sản xuất sạch hơn, xây dựng thương hiệu và tìm thị trường. Phê duyệt tại Quyết định số ${decisionNo} của ${issuer}.`}
          </p>
          <div class="acts">
            <LinkButton href="/apply" tone="primary">
              Đăng ký hỗ trợ
            </LinkButton>
            <LinkButton href="#muc-tieu">Xem mục tiêu và kết quả</LinkButton>
          </div>
        </div>
        {planned !== null && (
          <div>
            <div class="big">
              {inTenths(planned)} <small>triệu đồng</small>
            </div>
            <SplitBar label="Kinh phí theo nguồn, triệu đồng" parts={parts} print={(value) => inTenths(BigInt(value))} />
          </div>
        )}
      </div>
    </section>
  )
}

/** Beside the bar there is room for two words; the table below has the full names. */
function shortName({ kind, level, name }: SourceMoney, all: readonly SourceMoney[]): string {
  const only = all.filter((one) => one.kind === kind && one.level === level && !one.withdrawn).length === 1
  if (!only) return name
  if (kind === 'counterpart') return 'Cơ sở đối ứng'
  return kind === 'state' && level === 'national' ? 'Khuyến công quốc gia' : name
}

function HowBand() {
  return (
    <section class="band is-white" id="dang-ky">
      <div class="wrap">
        <div class="head">
          <h2>Cách đăng ký hỗ trợ</h2>
        </div>
        <div class="grid g-2">
          <div>
            <ol class="how">
              {STEPS.map(({ name, text }) => (
                <li key={name}>
                  <b>{name}</b>
                  <span>{text}</span>
                </li>
              ))}
            </ol>
          </div>
          <div>
            <article class="call">
              <h3>Đăng ký trực tuyến</h3>
              <p>Cơ sở khai một lần, gửi giấy tờ từ điện thoại hoặc máy tính và theo dõi hồ sơ tại cùng một nơi.</p>
              <p>
                <LinkButton href="/apply" tone="primary">
                  Đăng ký hỗ trợ
                </LinkButton>
              </p>
            </article>
            <p class="note">Cần hướng dẫn: liên hệ Sở Công Thương hoặc Trung tâm Khuyến công của tỉnh trong giờ hành chính.</p>
          </div>
        </div>
      </div>
    </section>
  )
}
