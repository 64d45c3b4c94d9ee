import type { failures as en } from '#console/messages/en/failures.ts'
import type { Translated } from '#console/messages/translated.ts'

export const failures: Translated<typeof en> = {
  cloud: { title: '클라우드가 거부했습니다', what: '응답: {status} {code}.', now: '거부된 값을 수정한 뒤 다시 시도하세요.' },
  forbidden: {
    title: '이 키에는 권한이 없습니다',
    what: '클라우드가 403으로 응답했습니다. 키 사용자에게 IAM 액션 postgresql:{action} 권한이 없거나, 키의 접속 허용 IP가 제한되어 있습니다.',
    now: '액션, 키, 요청 ID를 관리자에게 전달하세요.',
  },
  bad_key: {
    title: '클라우드가 이 키를 인정하지 않습니다',
    what: '401로 응답했습니다. 액세스 키나 비밀 키가 틀렸거나 키가 폐기되었습니다.',
    now: 'Samsung Cloud Platform 콘솔의 IAM 화면과 두 키를 비교하고, 환경과 리전을 확인하세요.',
  },
  skewed_clock: {
    title: '이 서버의 시계가 맞지 않습니다',
    what: '클라우드 시계와 {skew} 차이가 나서 모든 서명이 거부됩니다.',
    now: '이 콘솔이 실행되는 서버의 시계를 맞춘 뒤(NTP) 다시 시도하세요.',
  },
  unsigned: {
    title: '클라우드가 서명을 인식하지 못했습니다',
    what: '서명 없는 요청에 주는 404로 응답했습니다. 다른 환경의 키이거나, 중간의 프록시가 요청을 바꾸고 있습니다.',
    now: '환경 선택과, 이 서버와 클라우드 사이의 프록시를 확인하세요.',
  },
  not_found: { title: '찾을 수 없습니다', what: '이 리전에 해당 ID의 자원이 없습니다.', now: '해지되었거나 다른 리전에 있을 수 있습니다.' },
  cloud_broken: {
    title: '클라우드에서 오류가 났습니다',
    what: '응답: {status} {code}.',
    now: '잠시 뒤 다시 시도하세요. 계속되면 요청 ID를 Samsung Cloud Platform 기술 지원에 전달하세요.',
  },
  not_json: {
    title: '클라우드가 아닌 곳에서 응답했습니다',
    what: '응답({status})이 API의 것이 아닙니다. 프록시, 로그인 화면 또는 점검 안내 화면이 중간에 있습니다.',
    now: '이 서버와 클라우드 사이의 네트워크를 확인하세요.',
  },
  too_large: { title: '응답이 너무 큽니다', what: '8 MB를 넘어 중단했습니다.', now: '필터를 쓰거나 페이지 크기를 줄이세요.' },
  timeout: {
    title: '클라우드가 응답하지 않았습니다',
    what: '제한 시간 안에 응답이 없었습니다.',
    now: '다시 시도하세요. 계속되면 클라우드 상태를 확인하세요.',
  },
  unreachable: {
    title: '클라우드에 연결할 수 없습니다',
    what: '연결이 거부되었거나, 경로가 없거나, 호스트 이름을 찾을 수 없습니다.',
    now: '이 콘솔이 실행되는 서버의 네트워크, DNS, 방화벽을 확인하세요.',
  },
  tls: {
    title: '연결을 신뢰할 수 없습니다',
    what: '상대편 인증서를 받아들일 수 없습니다.',
    now: 'TLS를 가로채는 프록시가 있는지, 서버의 시계와 인증서를 확인하세요.',
  },
  reset: { title: '연결이 끊어졌습니다', what: '응답을 기다리는 동안 연결이 닫혔습니다.', now: '다시 시도하세요.' },
  retired: {
    title: '더 이상 제공되지 않는 API 버전입니다',
    what: '클라우드가 406으로 응답했습니다.',
    now: '이 콘솔을 업데이트하거나, SCP_API_VERSION을 클라우드가 제공하는 버전으로 설정하세요.',
  },
  signed_out: { title: '로그아웃되었습니다', what: '세션이 끝났습니다.', now: '다시 로그인하세요. 입력한 내용은 그대로 있습니다.' },
  bad_request: {
    title: '요청이 API 형식에 맞지 않습니다',
    what: '콘솔의 사전 검사에서 걸려 전송하지 않았습니다.',
    now: '아래 항목을 수정하세요.',
  },
  refused: {
    title: '이 콘솔이 요청을 거부했습니다',
    what: '클라우드로 전송하지 않았습니다.',
    now: '페이지를 새로 고친 뒤 다시 시도하세요.',
  },
  busy: { title: '요청이 한꺼번에 너무 많습니다', what: '이 콘솔은 클라우드 호출 속도를 제한합니다.', now: '잠시 뒤 다시 시도하세요.' },
  offline: {
    title: '콘솔 서버가 응답하지 않습니다',
    what: '브라우저가 서버에 연결하지 못했습니다.',
    now: '네트워크와 콘솔 실행 여부를 확인하세요.',
  },
  internal: {
    title: '콘솔에서 오류가 났습니다',
    what: '콘솔 서버나 이 페이지의 자체 오류입니다.',
    now: '다시 시도하세요. 계속되면 서버 로그를 확인하세요.',
  },
  maybeSent: '클라우드가 실행했는지 알 수 없습니다. 다시 시도하기 전에 클러스터 상태를 확인하세요.',
  notSent: '변경된 것은 없습니다.',
  codes: {
    inProgress: '이 클러스터에서 다른 작업이 진행 중입니다. 한 번에 하나만 받으므로 끝날 때까지 기다리세요.',
    invalidState: '클러스터의 현재 상태에서는 할 수 없는 작업입니다. 상태가 바뀔 때까지 기다리고, 바뀌지 않으면 상태를 동기화하세요.',
    createTooSoon: '클라우드는 생성 요청을 1초에 하나만 받습니다. 지금 다시 시도하세요.',
    noDataVolume: '인스턴스 그룹에는 DATA 볼륨이 하나 이상 있어야 합니다.',
    notAuthenticated: '서명이 올바른데도 클라우드가 가끔 이렇게 응답합니다. 한 번 더 시도하세요.',
    contactAdmin:
      '클라우드가 가끔 이렇게 실패합니다. 1분 뒤 다시 시도하고, 계속되면 요청 ID를 Samsung Cloud Platform 기술 지원에 전달하세요.',
  },
  says: '클라우드의 설명',
  notFoundPage: { title: '없는 페이지입니다', text: '이 주소에 해당하는 화면이 없습니다.', action: '클러스터 목록으로' },
  stale: '마지막으로 조회한 내용입니다. 새로 고침 실패: {reason}',
}
