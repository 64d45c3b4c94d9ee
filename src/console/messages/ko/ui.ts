import type { ui as en } from '#console/messages/en/ui.ts'
import type { Translated } from '#console/messages/translated.ts'

export const ui: Translated<typeof en> = {
  close: '닫기',
  copied: '복사했습니다: {what}',
  copy: '{what} 복사',
  copyFailed: '브라우저가 복사를 허용하지 않았습니다: {what}. 직접 선택해 복사하세요.',
  done: '완료',
  error: '오류',
  hidePassword: '비밀번호 숨기기',
  info: '알림',
  lettersToGo: '{count}자 남음',
  loading: '불러오는 중',
  nameDiffers: '이름이 다릅니다.',
  nameMatches: '이름이 일치합니다.',
  nearest: '추천 값:',
  notifications: '알림',
  optional: '선택 사항',
  requestId: '요청 ID',
  showPassword: '비밀번호 보기',
  sortAscending: '오름차순 정렬',
  sortDescending: '내림차순 정렬',
  typeName: '확인을 위해 이름을 입력하세요: <name></name>',
  use: '{value} 사용',
  warning: '주의',
}
