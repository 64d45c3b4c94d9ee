import type { plan as en } from '#console/messages/en/plan.ts'
import type { Translated } from '#console/messages/translated.ts'

export const plan: Translated<typeof en> = {
  tabs: { label: '전송할 내용', plan: '변경 계획', request: '요청', curl: 'curl', terraform: 'Terraform' },
  sent: '전송했습니다. 클라우드의 응답을 기다립니다.',
  attemptFailed: '마지막 시도가 실패했습니다. 아래 내용을 확인하십시오.',
  isSent: '이미 전송했습니다. 곧 응답이 옵니다.',
  nothingSent: '아직 아무것도 전송하지 않았습니다.',
  whatItDoes: '이 작업의 영향',
  change: { what: '항목', now: '현재', then: '변경 후', state: '상태', asFound: '클라우드가 확인한 상태' },
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
    edit: '이 클러스터를 관리하는 구성 블록에서 직접 변경하세요. 작성할 내용은 그 블록의 나머지 부분에 따라 다릅니다.',
    replica:
      'Terraform으로는 표현할 수 없습니다. 프로바이더의 samsungcloudplatformv2_postgresql_cluster 리소스에는 원본 클러스터를 지정할 수 없습니다.',
  },
  deed: {
    startCluster: '{name} 시작',
    stopCluster: '{name} 정지',
    restartCluster: '{name} 재시작',
    synchronizeClusterState: '{name} 상태 동기화',
    terminateCluster: '{name} 해지',
  },
  keep: '그대로 두기',
  keepState: '그대로 두기',
  typeFirst: '먼저 이름을 입력하세요.',
  inferred: '추정이며 진행을 막지 않습니다. 결정은 클라우드가 합니다.',
  effects: {
    takes: '약 {typical} 걸립니다.',
    takesWhy: '끝날 때까지 {name}에 다른 변경을 할 수 없습니다.',
    cutStop: '{name}의 모든 연결이 끊어집니다.',
    cutStopWhy: '다시 시작할 때까지 애플리케이션이 접속할 수 없습니다.',
    cutRestart: '{name}의 모든 연결이 끊어집니다.',
    cutRestartWhy: '재시작이 끝나면 애플리케이션이 다시 접속해야 합니다.',
    replicasStop: '{name}의 정지 중에는 복제본 {count}개에 변경 내용이 전달되지 않습니다.',
    syncDoes: '클라우드가 서버를 확인하여 표시 상태를 바로잡습니다.',
    syncDoesWhy: '멈춰 있는 상태에서 벗어나는 방법입니다.',
    deletes: '{name} 클러스터와 볼륨, 백업이 모두 삭제됩니다.',
    deletesWhy: '복구할 수 없습니다.',
    replicasTerminate: '{name}에는 복제본이 {count}개 있습니다.',
    replicasTerminateWhy: '복제본이 어떻게 되는지는 문서에 나와 있지 않습니다. 먼저 복제본을 해지하거나 승격하세요.',
    notStart: '설정을 바꾸거나 삭제하지 않습니다. 다시 정지할 수 있습니다.',
    notStop: '데이터와 백업을 삭제하지 않습니다. 다시 시작할 수 있습니다.',
    notRestart: '설정을 바꾸지 않고 데이터와 백업을 삭제하지 않습니다.',
    notSync: '데이터, 설정, 백업을 변경하지 않습니다.',
  },
}
