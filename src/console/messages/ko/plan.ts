import type { plan as en } from '#console/messages/en/plan.ts'
import type { Translated } from '#console/messages/translated.ts'

export const plan: Translated<typeof en> = {
  tabs: { label: '전송할 내용', plan: '변경 계획', request: '요청', curl: 'curl', terraform: 'Terraform' },
  sent: '전송했습니다. 클라우드의 응답을 기다립니다.',
  attemptFailed: '마지막 시도가 실패했습니다. 아래 내용을 확인하세요.',
  isSent: '이미 전송했습니다. 곧 응답이 옵니다.',
  nothingSent: '아직 아무것도 전송하지 않았습니다.',
  whatItDoes: '이 작업의 영향',
  change: { caption: '변경 내용', what: '항목', now: '현재', then: '변경 후', note: '적용 시점', none: '없음', empty: '(빈 값)' },
  request: { label: '요청', note: '이 콘솔의 서버가 서명하여 {endpoint}에 전송합니다. 비밀 값은 점으로 표시합니다.' },
  curl: {
    label: 'curl 스크립트',
    note: '콘솔 없이 같은 요청을 전송합니다. 파일로 저장하여 bash로 실행하세요. 인증키는 환경 변수에서 읽습니다.',
  },
  terraform: { label: 'Terraform 구성' },
  cannot: {
    action:
      'Terraform으로는 표현할 수 없습니다. Terraform은 상태를 기술하지만 이 작업은 동작이며, 프로바이더의 samsungcloudplatformv2_postgresql_cluster 리소스에 해당 필드가 없습니다. Terraform 상태는 그대로입니다.',
    noField:
      'Terraform으로는 표현할 수 없습니다. 프로바이더의 samsungcloudplatformv2_postgresql_cluster 리소스에 해당 필드가 없습니다. Terraform 상태는 그대로입니다.',
    createOnly:
      'Terraform으로는 변경할 수 없습니다. 프로바이더의 samsungcloudplatformv2_postgresql_cluster 리소스는 이 값을 생성할 때만 받습니다.',
    edit: '이 클러스터를 관리하는 구성 블록에서 직접 변경하세요. 작성할 내용은 그 블록의 나머지 부분에 따라 다릅니다.',
    replica:
      'Terraform으로는 표현할 수 없습니다. 프로바이더의 samsungcloudplatformv2_postgresql_cluster 리소스에는 원본 클러스터를 지정할 수 없습니다.',
  },
  form: {
    seePlan: '변경 계획 보기…',
    cancel: '취소',
    leave: {
      title: '입력한 내용을 버리시겠습니까?',
      text: '아직 보내지 않았으며 어디에도 저장되지 않습니다.',
      stay: '계속 입력',
      go: '버리기',
    },
  },
  queue: {
    title: '대기시킬 수 있습니다',
    text: '{name}에서 다른 작업이 진행 중입니다. 그 작업이 끝나면 브라우저가 닫혀 있어도 전송할 수 있습니다. 앞선 작업이 실패하거나 클러스터가 달라지면 자동으로 전송하지 않고 다시 확인을 요청합니다. 전송되기 전까지 취소할 수 있습니다.',
    secretTitle: '대기시킬 수 없습니다',
    secret: '{name}에서 다른 작업이 진행 중입니다. 이 요청에는 저장하지 않는 키가 들어 있습니다. 진행 중인 작업이 끝난 뒤 전송하세요.',
    deed: '현재 작업이 끝나면 전송',
    done: '대기열에 추가: {deed}',
    doneText: '{name}에서 진행 중인 작업이 끝나면 전송합니다.',
  },
  typeFirst: '먼저 이름을 입력하세요.',
  quirkAgain:
    '같은 응답이 반복되고 있습니다. 바로 다시 시도해도 해결되지 않는 경우가 많으니 잠시 기다리거나 요청 ID를 지원 창구에 전달하세요.',
  inferred: '추정이며 진행을 막지 않습니다. 결정은 클라우드가 합니다.',
}
