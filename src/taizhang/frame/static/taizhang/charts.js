// Draws each chart out of the figures in its page. Where the engine is not there, the table behind it stands open instead.
const engine = document.getElementById("charts").dataset.engine;
const styles = getComputedStyle(document.documentElement);
const token = (name) => styles.getPropertyValue(`--${name}`).trim();
const rem = parseFloat(styles.fontSize);
const text = { color: token("ink-soft"), fontFamily: token("sans"), fontSize: 0.8125 * rem };
const dashes = ["solid", "dashed", "dotted"];
const points = ["circle", "rect", "triangle"];
// A second row of bars has stripes: on grey paper and to many eyes the colours are one.
const stripes = [null, { symbol: "rect", dashArrayX: [1, 0], dashArrayY: [3, 4], rotation: -Math.PI / 4, color: "rgba(255,255,255,.55)" }];

const drawnAs = (series, place) => ({
  name: series.name,
  type: series.drawn,
  data: series.values,
  symbol: points[place % points.length],
  symbolSize: 0.45 * rem,
  showAllSymbol: true,
  barMaxWidth: 1.75 * rem,
  barGap: "12%",
  lineStyle: { width: 2.5, type: dashes[place % dashes.length] },
  itemStyle: { color: token(`series-${(place % 3) + 1}`), decal: series.drawn === "bar" ? stripes[place % stripes.length] : null },
});

function described({ labels, series, unit, lying }) {
  const names = { type: "category", data: labels, inverse: lying, axisTick: { show: false }, axisLine: { lineStyle: { color: token("line-strong") } }, axisLabel: text };
  const values = { type: "value", name: lying ? "" : unit, nameTextStyle: { ...text, align: "left" }, axisLabel: text, splitLine: { lineStyle: { color: token("line") } } };
  return {
    animation: false,
    textStyle: text,
    aria: { enabled: true, label: { enabled: false }, decal: { show: false } },
    grid: { left: 0, right: rem, top: (series.length > 1 ? 3.5 : 2) * rem, bottom: 0, containLabel: true },
    legend: { show: series.length > 1, top: 0, left: 0, itemGap: 1.5 * rem, textStyle: { ...text, color: token("ink") } },
    xAxis: lying ? values : names,
    yAxis: lying ? names : values,
    series: series.map(drawnAs),
  };
}

// The text of an upright A4 sheet is as wide as this; drawn at once, because the printer does not wait for the next frame.
const upright = 640;
function fit(chart, size = { width: "auto" }) {
  chart.resize(size);
  chart.getZr().flush();
  chart.getDom().querySelector("svg").setAttribute("viewBox", `0 0 ${chart.getWidth()} ${chart.getHeight()}`);
}

function draw(figure, echarts) {
  const figures = JSON.parse(figure.querySelector("script").textContent);
  const place = figure.querySelector(".drawing");
  if (figures.lying) place.style.height = `${4 + figures.labels.length * (1 + figures.series.length)}rem`;
  figure.classList.add("is-drawn");
  const chart = echarts.init(place, null, { renderer: "svg" });
  chart.setOption(described(figures));
  figure.querySelector("details").open = false;
  fit(chart);
  new ResizeObserver(() => matchMedia("print").matches || fit(chart)).observe(place);
  addEventListener("beforeprint", () => fit(chart, { width: Math.min(place.clientWidth, upright) }));
  addEventListener("afterprint", () => fit(chart));
}

const figures = document.querySelectorAll("[data-chart]");
if (engine && figures.length) import(engine).then((echarts) => figures.forEach((figure) => draw(figure, echarts)), () => {});
