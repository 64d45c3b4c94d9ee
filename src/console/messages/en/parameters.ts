export const parameters = {
  title: 'Parameters',
  name: 'Parameter',
  value: 'Value',
  default: 'Default',
  applies: 'Takes effect',
  asOf: 'values as of <at></at>',
  none: 'The cloud shows no parameters.',
}
