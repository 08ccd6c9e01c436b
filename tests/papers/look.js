(function(){
var out=[],looked=0;
// The script folds what is folded; who points at a step sees what belongs to it.
if([].some.call(document.querySelectorAll('details.fold'),function(d){return d.open}))out.push('a fold is open');
document.querySelectorAll('details').forEach(function(d){d.open=true});
var step=document.querySelector('main:not([hidden]) svg.picture [data-k^=s]');
if(step){var point=function(what){step.firstElementChild.nextElementSibling.dispatchEvent(new MouseEvent(what,{bubbles:true}))},svg=step.closest('svg'),dim=function(){return svg.querySelectorAll('.dim').length};
point('mouseover');var near=dim();point('mouseout');
if(svg.querySelectorAll('[data-k^=s]').length>4&&!near)out.push('nothing shows what belongs together');
if(step.classList.contains('dim')||dim())out.push('what was pointed at stays dim')}
// Words lie in their boxes and on no other words.
document.querySelectorAll('main:not([hidden]) svg.picture').forEach(function(svg){
var words=[].slice.call(svg.querySelectorAll('text')).map(function(t){var r=t.getBBox();return{t:t.textContent,x:r.x,y:r.y+r.height*.14,r:r.x+r.width,b:r.y+r.height*.84,g:t.closest('g[role=img]')}});
words.forEach(function(w,i){looked++;
var box=w.g&&w.g.querySelector(':scope>rect.k-step,:scope>rect.k-critical,:scope>rect.k-waste,:scope>rect.k-new,:scope>rect.k-changed,:scope>rect.k-gone');
if(box){var b=box.getBBox();if(w.x<b.x-.5||w.r>b.x+b.width+.5||w.y<b.y||w.b>b.y+b.height)out.push('leaves its box: '+w.t)}
for(var j=i+1;j<words.length;j++){var o=words[j];if(w.x<o.r-.5&&o.x<w.r-.5&&w.y<o.b-.5&&o.y<w.b-.5)out.push('lies on another: '+w.t+' / '+o.t)}})});
// Contrast.
var lum=function(c){var v=c.map(function(x){x/=255;return x<=.03928?x/12.92:Math.pow((x+.055)/1.055,2.4)});return .2126*v[0]+.7152*v[1]+.0722*v[2]};
var rgb=function(s){var m=/rgba?\(([^)]+)\)/.exec(s);if(!m)return null;var p=m[1].split(',').map(parseFloat);return p.length>3&&p[3]===0?null:p.slice(0,3)};
var behind=function(e){while(e){var c=rgb(getComputedStyle(e).backgroundColor);if(c)return c;e=e.parentElement}return[255,255,255]};
var ratio=function(a,b){var x=lum(a),y=lum(b);return(Math.max(x,y)+.05)/(Math.min(x,y)+.05)};
var told={};
document.querySelectorAll('main:not([hidden]) *').forEach(function(e){
if(e.closest('svg')||!e.textContent.trim()||![].some.call(e.childNodes,function(n){return n.nodeType===3&&n.data.trim()}))return;
looked++;var r=ratio(rgb(getComputedStyle(e).color),behind(e));
if(r<4.5&&!told[e.tagName+e.className]){told[e.tagName+e.className]=1;out.push('contrast '+r.toFixed(2)+': '+e.tagName+' '+e.className)}});
document.querySelectorAll('main:not([hidden]) svg text').forEach(function(t){
var fill=rgb(getComputedStyle(t).fill),box=t.parentNode.querySelector(':scope>rect');
var back=box&&t.closest('g')===box.parentNode?rgb(getComputedStyle(box).fill):behind(t.closest('svg').parentElement);
if(t.closest('g')&&!t.closest('g').getAttribute('data-k'))back=behind(t.closest('svg').parentElement);
if(!fill||!back)return;var r=ratio(fill,back);if(r<4.5&&!told['svg'+t.getAttribute('class')]){told['svg'+t.getAttribute('class')]=1;out.push('contrast '+r.toFixed(2)+' in a picture: '+t.textContent)}});
// Links lead somewhere, the switch switches, tables sort.
document.querySelectorAll('main:not([hidden]) a[href]').forEach(function(a){if(!document.getElementById(a.hash.slice(1)))out.push('leads nowhere: '+a.hash)});
var main=document.querySelector('main:not([hidden])'),sw=main.querySelector('.switch');sw.click();
if(!main.hidden||document.querySelectorAll('main:not([hidden])').length!==1||document.documentElement.lang!==document.querySelector('main:not([hidden])').lang)out.push('the language does not switch');
document.querySelector('main:not([hidden]) .switch').click();
var head=main.querySelector('table [role=button]');
if(head){head.dispatchEvent(new KeyboardEvent('keydown',{key:'Enter',bubbles:true}));if(head.parentNode.getAttribute('aria-sort')!=='ascending')out.push('a table does not sort by key')}
if(document.documentElement.scrollWidth>document.documentElement.clientWidth+1)out.push('wider than the window: '+document.documentElement.scrollWidth);
if(performance.getEntriesByType('resource').length)out.push('fetches '+performance.getEntriesByType('resource')[0].name);
var p=document.createElement('pre');p.id='looked';p.textContent='looked at '+looked+'\n'+out.slice(0,20).join('\n');document.body.appendChild(p);
})();
