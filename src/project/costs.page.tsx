// Step 3: the lines of the cost estimate and the money by source, with the norm beside them. Without JavaScript: "Thêm 5 dòng" saves and draws more lines.
import { formatDong } from '../basics/money.ts'
import { formFor, type PageContext } from '../ui/context.ts'
import { ErrorSummary, Form, SubmitButton } from '../ui/form.tsx'
import { MainAndSide, Sheet } from '../ui/panel.tsx'
import { Norms, Sources } from './cost-sources.page.tsx'
import { CostTable } from './cost-table.page.tsx'
import { totalCost } from './dossier.ts'
import { StepPage, stepPath } from './draft-steps.page.tsx'
import { duplicateCheck } from './duplicate-check.page.tsx'
import { checkingOf, estimateOf, type Ground, groundOf, groundToText } from './estimate.page.tsx'
import { Cures, NormBox } from './norm-check.page.tsx'
import type { Checking } from './norm-check.ts'
import { OtherChecks } from './other-checks.page.tsx'
import type { DraftView } from './view.ts'

export function CostsStepPage(view: DraftView, context: PageContext) {
  const action = stepPath(view.project.id, 'costs')
  const form = formFor(context, action)
  const estimate = estimateOf(view, form)
  const ground = groundOf(view, context.today, duplicateCheck(view))
  return (
    <StepPage view={view} context={context} step="costs" islands={['estimate.island.js']}>
      <ErrorSummary context={context} action={action} what="Chưa lưu được dự toán" />
      <Form context={context} action={action} requestKey={view.requestKey} version={view.project.version} class="estimate">
        <MainAndSide
          first={<First checking={checkingOf(view, estimate)} ground={ground} />}
          side={<Second checking={checkingOf(view, estimate)} ground={ground} />}
        >
          <Sheet title="Các hạng mục" note={<span id="keys-note" role="status" />} end={<span class="unit">ĐVT: đồng</span>} foot={<SaveBar />}>
            <CostTable code={view.project.code} estimate={estimate} errors={form?.errors ?? []} />
          </Sheet>
          <Sheet title="Nguồn tiền" end={<span class="unit">ĐVT: đồng</span>} padded>
            <p class="note">
              {'Tổng các hạng mục: '}
              <span class="costs-total">{formatDong(totalCost(estimate.figures.costs))}</span>
              {' đồng. Tổng các nguồn phải bằng số này.'}
            </p>
            <Norms view={view} />
            <div class="grid g-2">
              <Sources view={view} context={context} action={action} />
            </div>
            <div class="form-acts">
              <SubmitButton name="act" value="save">
                Lưu và sang bước sau
              </SubmitButton>
            </div>
          </Sheet>
        </MainAndSide>
      </Form>
    </StepPage>
  )
}

type Beside = { readonly checking: Checking; readonly ground: Ground }

/** Both parts are drawn again in the browser while the figures are typed (estimate.island.tsx). */
function First({ checking, ground }: Beside) {
  return (
    <div>
      <h2 class="sr">Đối chiếu định mức</h2>
      <div id="norm-box" class="stack" data-ground={groundToText(ground)}>
        <NormBox checking={checking} on={ground.on} />
        <Cures checking={checking} />
      </div>
    </div>
  )
}

function Second({ checking, ground }: Beside) {
  return (
    <div id="norm-side">
      <OtherChecks figures={checking.figures} duplicate={ground.duplicate} />
    </div>
  )
}

function SaveBar() {
  return (
    <div class="save-bar">
      <SubmitButton tone="outline" name="act" value="stay">
        Lưu bản nháp và tính lại
      </SubmitButton>
      <SubmitButton tone="quiet" icon="plus" name="act" value="more">
        Thêm 5 dòng
      </SubmitButton>
    </div>
  )
}
