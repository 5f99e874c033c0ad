@echo off
rem Says in words what Windows would say in its own way, then starts the program beside it.
rem build/bundle.py writes this file in the code page of a Chinese Windows.
setlocal EnableDelayedExpansion
for /f "tokens=2 delims=[]" %%v in ('ver') do for %%n in (%%v) do set "version=%%n"
for /f "tokens=1-3 delims=." %%a in ("%version%") do (
    set "major=%%a"
    set "build=%%c"
)
if !major! LSS 10 goto tooold
if !major! EQU 10 if !build! LSS 17763 goto tooold
set "processor=%PROCESSOR_ARCHITECTURE%"
if defined PROCESSOR_ARCHITEW6432 set "processor=%PROCESSOR_ARCHITEW6432%"
if /i not "%processor%"=="AMD64" if /i not "%processor%"=="ARM64" goto processor
if not exist "%~dp0buxuan.exe" goto missing
start "" "%~dp0buxuan.exe" %*
exit /b 0

:tooold
echo 这台电脑的系统是 Windows %version%，补选桌面需要 64 位的 Windows 10（1809 版）或者更新的系统，打不开。
echo Windows 7、Windows 8 用不了。案卷和其他文件没有改动。
echo 请换一台 Windows 10、Windows 11 或者麒麟、统信的电脑，把案卷复制过去再打开。
pause
exit /b 2

:processor
echo 这台电脑的处理器或者系统（%processor%）用不了补选桌面：需要 64 位的 x86 或者 ARM 处理器和 64 位的系统。
echo 案卷和其他文件没有改动。请换一台电脑，把案卷复制过去再打开。
pause
exit /b 2

:missing
echo 找不到 buxuan.exe：可能没有把压缩包完整解压，也可能被安全软件隔离了。案卷没有改动。
echo 请先把压缩包完整解压；还是没有的，请看“说明”文件夹里的“安全软件拦截怎么办”。
pause
exit /b 2
