import type { clusters as en } from '#console/messages/en/clusters.ts'
import type { Translated } from '#console/messages/translated.ts'

export const clusters: Translated<typeof en> = {
  title: '클러스터',
  subtitle: '{region}의 PostgreSQL 클러스터와 그 복제본입니다.',
  create: '클러스터 생성',
  ended: '서비스 종료',
  topology: '{kind, select, ha {HA} replica {복제본} other {단일}}{replicas, plural, =0 {} other {, 복제본 #개}}',
  readAgain: '다시 조회',
  reading: '조회 중',
  ago: '<age></age> 전',
  columns: {
    name: '이름',
    state: '상태',
    changed: '마지막 변경',
    version: '버전',
    topology: '구성',
    serverType: '서버 타입',
    data: '데이터',
    database: '데이터베이스',
    id: 'ID',
    created: '생성',
  },
  filters: { name: '이름', state: '상태', anyState: '모든 상태', database: '데이터베이스', clear: '필터 지우기' },
  pages: {
    label: '페이지',
    none: '행 없음',
    range: '{total, number}개 중 {first, number}–{last, number}',
    size: '페이지당 행 수',
    perPage: '{size}개씩',
    previous: '이전',
    next: '다음',
    first: '첫 페이지입니다.',
    last: '마지막 페이지입니다.',
  },
  empty: {
    none: {
      title: '{region}에 클러스터가 없습니다',
      text: '생성에는 약 10분이 걸립니다. 서브넷과 접속을 허용할 주소가 필요합니다.',
      action: '클러스터 생성',
    },
    filtered: {
      title: '조건에 맞는 클러스터가 없습니다',
      text: '{region}에 이 이름, 상태, 데이터베이스의 클러스터가 없습니다.',
      action: '필터 지우기',
    },
    beyond: { title: '마지막 페이지를 지났습니다', text: '클러스터는 모두 {total, number}개입니다.', action: '첫 페이지' },
  },
}
