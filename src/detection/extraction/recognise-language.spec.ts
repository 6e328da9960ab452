import { describe, expect, it } from '@jest/globals';
import { recogniseLanguage } from './recognise-language.js';

describe('recogniseLanguage', () => {
  it.each([
    ['The ship was stopped and the crew said that it was on its way to the port.', 'en'],
    ['Le navire a été arrêté dans le port et les armes sont pour la milice.', 'fr'],
    ['El barco fue detenido en el puerto con las armas para los rebeldes.', 'es'],
    ['Das Schiff wurde im Hafen gestoppt und die Waffen sind für den Iran.', 'de'],
    ['Корабль был задержан в порту, и на нём были ракеты для повстанцев.', 'ru'],
    ['Корабель затримали у порту, і на ньому були ракети для бойовиків.', 'uk'],
    ['أوقفت البحرية السفينة في الميناء وعثرت على صواريخ', 'ar'],
    ['نیروی دریایی کشتی را در بندر متوقف کرد و موشک‌ها را یافت', 'fa'],
    ['海军在港口拦截了一艘载有导弹的船只', 'zh'],
    ['海軍は港でミサイルを積んだ船を止めた', 'ja'],
    ['해군이 항구에서 미사일을 실은 배를 멈춰 세웠다', 'ko'],
  ])('%s is %s', (text, language) => {
    expect(recogniseLanguage(text, null)).toBe(language);
  });

  it('believes the text over the hint, and the hint where the text is too short', () => {
    expect(recogniseLanguage('The ship was on its way to the port of the city.', 'fr')).toBe('en');
    expect(recogniseLanguage('Drones', 'fr')).toBe('fr');
    expect(recogniseLanguage('1234', null)).toBeNull();
  });
});
