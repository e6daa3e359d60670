/** The demo cities' province, with its administrator and somebody who looks after its cities; all fictional. */
export const demoProvince = {
  code: '620000',
  name: '甘肃省',
  people: [
    { login: 'gansu-admin', name: '潘启明', role: 'province-admin' },
    { login: 'gansu-province', name: '魏静怡', role: 'province' },
  ],
};
