import type { connection as en } from '#console/messages/en/connection.ts'
import type { Translated } from '#console/messages/translated.ts'

export const connection: Translated<typeof en> = {
  title: '연결 점검',
  lead: '이 서버에서 {region} 클라우드까지의 경로를 내 키로, 조회 호출만으로 점검합니다(약 20회). 터미널에서는 <code>npm run connect</code>로 같은 점검을 합니다.',
  again: '다시 점검',
  checking: '점검 중입니다. 호출은 하나씩 차례로 나갑니다.',
  at: '<at></at> 점검',
  well: { title: '모두 정상입니다', text: '클라우드가 키를 받아들이며, 응답도 이 콘솔이 기대하는 형식입니다.' },
  limited: {
    title: '키가 볼 수 있는 범위에서는 정상입니다',
    text: '조회 {count}개가 이 키에 금지되어 있습니다. 해당 내용은 비어 있습니다.',
  },
  trouble: { title: '동작하지 않는 것이 있습니다', text: '처음 실패한 항목이 그 뒤 항목의 원인일 가능성이 큽니다.' },
  stages: {
    title: '이름에서 서명까지',
    dns: '이름',
    tls: '인증서',
    answer: '응답',
    clock: '시계',
    version: 'API 버전',
    signature: '서명',
  },
  outcome: {
    ok: '정상',
    warning: '확인 필요',
    failed: '실패',
    skipped: '점검 안 함',
    fits: '예상대로',
    differs: '다름',
    forbidden: '금지됨',
  },
  says: {
    dns: {
      ok: '{host}: {addresses}',
      failed: '{host}을(를) 찾을 수 없습니다({code}).',
      skipped: '{why, select, address {{host}은(는) 이름이 아니라 주소입니다.} other {}}',
      now: '이 콘솔을 실행하는 서버의 DNS와 환경, 리전 이름을 확인하세요.',
    },
    tls: {
      ok: '발급자 {issuer}, {days}일 더 유효합니다.',
      warning: '발급자 {issuer}: {days}일 뒤 만료됩니다.',
      failed: '인증서를 신뢰할 수 없습니다({code}). 키는 전송되지 않았습니다.',
      skipped: '{why, select, plain {이 서버 안의 엔드포인트라 인증서가 없습니다.} other {}}',
    },
    answer: {
      ok: '클라우드가 응답합니다. 첫 응답에 {tookMs, number} ms 걸렸습니다.',
      failed: '클라우드에서 응답이 오지 않았습니다.',
      skipped: '',
    },
    clock: {
      ok: '이 서버와 클라우드의 시계가 일치합니다.',
      warning: '이 서버의 시계가 클라우드보다 {skew} {way, select, ahead {빠릅니다} other {느립니다}}.',
      failed: '이 서버의 시계가 클라우드보다 {skew} {way, select, ahead {빨라} other {느려}} 모든 서명이 거부됩니다.',
      skipped: '{why, select, undated {응답에 날짜가 없었습니다.} other {}}',
      now: '이 콘솔을 실행하는 서버의 시계를 맞추세요(NTP).',
    },
    version: {
      ok: '{version}, {by, select, operator {SCP_API_VERSION 설정값} other {클라우드가 제공하는 버전}}',
      warning: '클라우드가 제공 버전을 알려 주지 않아 API 문서의 버전 {version}을(를) 사용합니다.',
      skipped: '',
    },
    signature: {
      ok: '받아들여졌습니다. 클라우드가 키를 알고 있습니다.',
      warning: '조회 {asked, number}개 중 {accepted, number}개에서만 받아들여졌습니다.',
      failed: '모든 조회에서 거부되었습니다.',
      skipped: '',
    },
  },
  reads: {
    title: '조회할 수 있는 것',
    lead: 'API의 조회 {count, number}개를 한 번씩 호출해 명세와 비교했습니다.',
    ms: '{ms, number} ms',
    nothing: '조회할 대상이 없습니다.',
    noRequest: '이 키로 보낸 변경 작업이 기록에 없어 요청 ID를 알 수 없습니다.',
    difference: '{path}: {expected, select, unknown {명세에 없음} other {예상 {expected}}}, 실제 {found}',
    whole: '응답 전체',
  },
  latency: {
    title: '응답 시간',
    text: '호출 {calls}회: 절반은 {p50, number} ms, 20회 중 19회는 {p95, number} ms 이내, 가장 느린 호출은 {max, number} ms였습니다.',
    lost: '{lost, plural, =0 {응답이 없는 호출은 없었습니다.} other {#회는 응답이 없거나 다른 곳에서 응답했습니다.}}',
  },
  fact: { environment: '환경', endpoint: '엔드포인트' },
}
