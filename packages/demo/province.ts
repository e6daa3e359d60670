/** The demo cities' province, and somebody who looks after its cities. Made up like everybody else. */
export const demoProvince = {
  code: '620000',
  name: '甘肃省',
  person: { login: 'gansu-province', name: '魏静怡' },
};
